import Glibc
import Physics
import Testing

@Suite struct TargetTests {
  /// Mean atomic masses against the standard atomic weights of IUPAC's commission (2021, abridged
  /// to five digits, doi:10.1515/pac-2019-0603), which come from other measurements than a sum over
  /// isotopes for most of these elements.
  @Test(arguments: [
    ("H", 1.0080), ("He", 4.0026), ("C", 12.011), ("N", 14.007), ("O", 15.999), ("F", 18.998),
    ("Ne", 20.180), ("Na", 22.990), ("Mg", 24.305), ("Al", 26.982), ("Si", 28.085),
    ("P", 30.974), ("Cl", 35.45), ("K", 39.098), ("Ca", 40.078), ("Zn", 65.38), ("Ge", 72.630),
    ("Br", 79.904), ("Kr", 83.798), ("Mo", 95.95), ("Cd", 112.41), ("Te", 127.60),
    ("I", 126.90), ("Xe", 131.29), ("Cs", 132.91), ("Ba", 137.33), ("La", 138.91),
    ("W", 183.84), ("Pb", 207.2), ("Bi", 208.98),
  ])
  func `mean atomic masses`(_ symbol: String, _ weight: Double) throws {
    let mass = try #require(Element.named(symbol)).atomicMass
    #expect(agree(mass, weight, within: 2.5e-4), "\(symbol): \(mass), not \(weight)")
  }

  /// Nuclear masses of physics.json, which come from the same atomic ones.
  @Test(arguments: try NucleusCase.cases("cevns_dsigma_dT"))
  func `nuclear masses and radii`(_ reference: NucleusCase) throws {
    let target = try Target(named: try #require(reference.inputs.nucleus))
    let nuclide = try #require(target.nuclides.first).nuclide
    #expect(target.nuclides.count == 1)
    #expect(nuclide.Z == reference.inputs.Z && nuclide.A == reference.inputs.A)
    #expect(agree(nuclide.mass, try #require(reference.inputs.mass), within: 1e-14))
    #expect(nuclide.chargeRadius == reference.inputs.R_p)
  }

  @Test func `the table is consistent`() {
    for element in Element.all {
      #expect(agree(element.isotopes.reduce(0) { $0 + $1.abundance }, 1, within: 1e-14))
      let numbers = element.isotopes.map(\.nuclide.A)
      #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
      for isotope in element.isotopes {
        let nuclide = isotope.nuclide
        #expect(nuclide.Z == element.Z && nuclide.N >= 0)
        let excess = (isotope.atomicMass - Double(nuclide.A)).magnitude
        #expect(excess < 0.1, "\(nuclide.name)")
        let binding =
          Double(nuclide.Z) * Constants.protonMass.value
          + Double(nuclide.N) * Constants.neutronMass.value - nuclide.mass
        #expect(
          binding >= -1e-4 && binding < 9 * Double(nuclide.A), "\(nuclide.name): \(binding)")
      }
    }
    #expect(Set(Element.all.map(\.symbol)).count == Element.all.count)
  }

  /// Within a few per cent of 0.836 A^(1/3) + 0.57 fm (W. R. Johnson, G. Soff, At. Data Nucl. Data
  /// Tables 33 (1985) 405): a slip in the table would not be.
  @Test func `radii grow smoothly`() {
    for element in Element.all where element.Z > 10 {
      for isotope in element.isotopes {
        let A = Double(isotope.nuclide.A)
        let smooth = 0.836 * cbrt(A) + 0.57
        #expect(
          agree(isotope.nuclide.chargeRadius, smooth, within: 0.045), "\(isotope.nuclide.name)")
      }
    }
  }

  @Test func `elements, compounds, nuclides`() throws {
    let xenon = try Target(named: "Xe")
    #expect(xenon.nuclides.count == 9)
    #expect(agree(xenon.nuclides.reduce(0) { $0 + $1.count }, 1, within: 1e-14))
    let caesiumIodide = try Target(named: "CsI")
    #expect(caesiumIodide.nuclides.map(\.nuclide.name) == ["Cs133", "I127"])
    #expect(caesiumIodide.nuclides.map(\.count) == [1, 1])
    #expect(agree(caesiumIodide.atomicMass, 132.905452 + 126.9044726, within: 1e-15))
    let scintillator = try Target(named: "C9H10")
    let protons = scintillator.nuclides.reduce(0) { $0 + $1.count * Double($1.nuclide.Z) }
    #expect(agree(protons, 64, within: 1e-14))
    #expect(agree(scintillator.atomicMass, 118.18, within: 1e-3))
    #expect(try Target(named: "CaWO4").nuclides.count == 6 + 5 + 3)
    #expect(try Target(named: "H2").nuclides.map(\.nuclide.A) == [2])
    #expect(try Target(named: "D2O").nuclides.first?.count == 2)
    #expect(try Target(named: "O2").nuclides.first?.count == 2 * 99.757 / 99.99985)
  }

  @Test func `as many electrons as protons`() throws {
    for element in Element.all {
      #expect(element.electrons.count == Double(element.Z), "\(element.symbol)")
    }
    for name in ["Xe", "Ar40", "CsI", "CaWO4", "C9H10", "D2O"] {
      let target = try Target(named: name)
      let protons = target.nuclides.reduce(0) { $0 + $1.count * Double($1.nuclide.Z) }
      #expect(agree(target.electrons.count, protons, within: 1e-13), "\(name)")
    }
  }

  @Test(arguments: ["", "xe", "Xe ", "Xe0", "Xe-131", "CsI(Tl)", "99", "Xe99999", "H2O!", "Cé"])
  func `no formulas`(_ name: String) {
    #expect(throws: UnknownTarget(name: name, reason: .noFormula)) { try Target(named: name) }
  }

  @Test(arguments: [("Zz", "Zz"), ("CsUx", "Ux"), ("Unobtainium", "Unobtainium")])
  func `unknown elements`(_ name: String, _ symbol: String) {
    #expect(throws: UnknownTarget(name: name, reason: .unknownElement(symbol))) {
      try Target(named: name)
    }
  }
}
