import Physics
import Testing

@Suite struct ShellTests {
  @Test(arguments: Element.all.map(\.symbol))
  func `as many electrons as protons`(_ symbol: String) throws {
    let Z = try #require(Element.named(symbol)).Z
    let shells = ElectronShells.element(symbol, Z: Z)
    #expect(shells.count == Double(Z))
    #expect(shells.count(freedBy: 1) == Double(Z))
    #expect(shells.shells.allSatisfy { (0...0.1).contains($0.binding) && $0.count > 0 })
    // in the table, and so bound but for the outermost
    #expect(shells.count(freedBy: 0) < max(Double(Z), 2))
    #expect(zip(shells.shells, shells.shells.dropFirst()).allSatisfy { $0.binding >= $1.binding })
  }

  @Test func `an element without a table has free electrons`() {
    #expect(ElectronShells.element("Og", Z: 118).count(freedBy: 0) == 118)
  }

  /// The steps of arXiv:2205.09484.
  @Test(arguments: [
    (11.2e-3, 32.0), (2e-3, 30), (1.3e-3, 28), (1.23e-3, 26), (1e-3, 22), (0.15e-3, 20),
    (0.122e-3, 18), (0.1e-3, 14), (0.01e-3, 4),
  ])
  func `the steps of germanium`(_ T: Double, _ electrons: Double) {
    let germanium = ElectronShells.element("Ge", Z: 32)
    #expect(germanium.count(freedBy: T) == electrons)
    #expect(AtomicResponse.stepped.electrons(of: germanium, T: T) == electrons)
    #expect(AtomicResponse.free.electrons(of: germanium, T: T) == 32)
  }

  /// Xe: K above 34.759 keV, L to 4.8356 keV, M to 649.9 eV.
  @Test(arguments: [(35e-3, 54.0), (34e-3, 52), (4e-3, 44), (0.5e-3, 26), (1e-6, 0)])
  func `the steps of xenon`(_ T: Double, _ electrons: Double) {
    #expect(ElectronShells.element("Xe", Z: 54).count(freedBy: T) == electrons)
  }

  @Test func `compounds`() {
    let iodide =
      ElectronShells.element("Cs", Z: 55) + ElectronShells.element("I", Z: 53)
    #expect(iodide.count == 108)
    #expect(iodide.count(freedBy: 34e-3) == 106)
    let water = 2 * ElectronShells.element("H", Z: 1) + ElectronShells.element("O", Z: 8)
    #expect(water.count == 10)
    #expect(water.count(freedBy: 15e-6) == 2)
    #expect(water.shells.map(\.binding) == water.shells.map(\.binding).sorted(by: >))
  }

  @Test func `a table of ratios`() throws {
    let ratio = try AtomicRatio(energies: [1e-3, 3e-3], ratios: [0.5, 0.9])
    let germanium = ElectronShells.element("Ge", Z: 32)
    let response = AtomicResponse.tabulated(ratio)
    #expect(response.electrons(of: germanium, T: 0.15e-3) == 0.5 * 20)
    #expect(response.electrons(of: germanium, T: 1e-3) == 0.5 * 22)
    #expect(agree(response.electrons(of: germanium, T: 2e-3), 0.7 * 30, within: 1e-14))
    #expect(response.electrons(of: germanium, T: 3e-3) == 0.9 * 30)
    #expect(response.electrons(of: germanium, T: 1) == 0.9 * 32)
  }

  @Test func `tables that make no sense`() {
    let cases: [([Double], [Double], AtomicRatioError)] = [
      ([], [], .lengths), ([1], [1, 2], .lengths), ([1, 1], [1, 1], .energy(row: 2)),
      ([-1, 1], [1, 1], .energy(row: 1)), ([1, .nan], [1, 1], .energy(row: 2)),
      ([1, 2], [1, -1], .ratio(row: 2)), ([1, 2], [.infinity, 1], .ratio(row: 1)),
    ]
    for (energies, ratios, expected) in cases {
      #expect(throws: expected) { try AtomicRatio(energies: energies, ratios: ratios) }
    }
  }
}
