import Columns
import Interpreter
import Physics
import Semantics
import Syntax
import Units

/// Coherent elastic scattering of neutrinos on nuclei.
let coherentScattering: [LibraryFunction] = [dsigmaCEvNS, dsigmaCEvNSem]

// MARK: Cross-sections

private let dsigmaCEvNS = LibraryFunction(
  Signature(
    "dsigma_cevns",
    [
      NucleusParameter.recoil, neutrinoEnergyParameter, NucleusParameter.nucleus,
      flavourParameter,
      NucleusParameter.formFactor,
      .init(
        "couplings", .value(.choice(NucleonCouplings.Order.allCases.map(\.rawValue))),
        required: false, note: "\"radiative\" (default), \"tree\" or \"computed\""),
      .init(
        "g_p", .value(.number(.none)), required: false,
        note: "vector coupling to the proton, instead of that of `couplings`"),
      .init(
        "g_n", .value(.number(.none)), required: false, note: "the same to the neutron"),
      NucleusParameter.protonRadius, NucleusParameter.neutronRadius,
    ] + electricParameters + [
      outgoingParameter, NucleusParameter.spin(.zero, note: "\"half\" adds T²/(2E²)"),
    ],
    positional: 3, result: perRecoil),
  .elementwise(
    Elementwise(
      numbers: ["T", "E", "g_p", "g_n", "R_p", "R_n"] + electricNumbers, caution: cautionNuclei
    ) { options in
      let weak = WeakOptions(options)
      return .overNuclei("dsigma_cevns", RowNuclei(options)) { nuclei, row in
        nuclei.differential(T: row(0), E: row(1)) { weak.law($0, row) }
      }
    }),
  Documentation(
    "coherent weak cross-section of a neutrino on nuclei, differential in their recoil energy",
    formula:
      #"\frac{d\sigma}{dT} = \frac{G_F^2 M}{\pi}\left[1-\frac{T}{E}-\frac{MT}{2E^2}\right]\left(g_p Z F_p(q) + g_n N F_n(q)\right)^2,\quad q^2 = 2MT+T^2"#,
    units: "cm²/keV, per atom of an element, per formula unit of a compound",
    validity:
      "the same for antineutrinos; 0 outside the kinematic range of each nucleus. Exact for spin zero; the axial current of odd nuclei is left out. A charge or charge radius of the neutrino shifts g_p by -Q(T), the opposite of what it does to an electron's g_V; what changes the flavour scatters by Q(T) alone. The slides leave out -T/E.",
    source:
      "D. Z. Freedman, Phys. Rev. D 9 (1974) 1389, doi:10.1103/PhysRevD.9.1389; couplings (eqs. 5-10) and charges: arXiv:2205.09484",
    example: "dsigma_cevns(0.1 keV, 10 MeV, Ar40, nu = \"mu\") as cm^2/keV   # 7.068e-41 cm²/keV"))

private let dsigmaCEvNSem = LibraryFunction(
  Signature(
    "dsigma_cevns_em",
    [
      NucleusParameter.recoil, neutrinoEnergyParameter, NucleusParameter.nucleus,
      momentParameter,
      NucleusParameter.formFactor, NucleusParameter.protonRadius,
      NucleusParameter.spin(.half, note: "\"zero\" adds T/(4E²)"),
    ], positional: 4, result: perRecoil),
  .elementwise(
    Elementwise(numbers: ["T", "E", "mu", "R_p"], caution: cautionNuclei) { options in
      let spin = options.choice("spin", default: Spin.half)
      return .overNuclei("dsigma_cevns_em", RowNuclei(options)) {
        nuclei, row in
        let T = row(0)
        return nuclei.differential(T: T, E: row(1)) {
          CoherentScattering.magnetic($0, T: T, moment: row(2), spin: spin)
        }
      }
    }),
  Documentation(
    "coherent magnetic cross-section of a neutrino on nuclei, differential in their recoil energy",
    formula:
      #"\frac{d\sigma}{dT} = \frac{\pi\alpha^2}{m_e^2}\left(\frac{1}{T}-\frac{1}{E}\right)Z^2F_p(q)^2\left(\frac{\mu}{\mu_B}\right)^2,\quad q^2 = 2MT+T^2"#,
    units: "cm²/keV, per atom of an element, per formula unit of a compound",
    validity:
      "the same for antineutrinos; it flips the helicity, so it adds to the weak one without interference. Exact for spin one half. The slides' sum over final states other than the initial one is that of Majorana neutrinos; mu is the effective moment of either kind.",
    source: "P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378",
    example: "dsigma_cevns_em(0.1 keV, 10 MeV, CsI, 1e-10 muB) as cm^2/keV   # 1.4485e-40 cm²/keV"))

/// What a weak cross-section takes from its arguments.
private struct WeakOptions: Sendable {
  private let couplings: NucleonCouplings
  private let spin: Spin
  private let proton: Int?
  private let neutron: Int?
  private let charge: @Sendable (Row) -> ChargeFormFactor
  private let changesFlavour: Bool

  init(_ options: Elementwise.Options) {
    couplings = options.choice("couplings", default: NucleonCouplings.Order.radiative)
      .couplings(options.flavour)
    spin = options.choice("spin", default: .zero)
    (proton, neutron) = (options.position("g_p"), options.position("g_n"))
    (charge, changesFlavour) = (options.chargeFormFactor, options.changesFlavour)
  }

  func law(_ nucleus: Nucleus, _ row: Row) -> RecoilLaw {
    let shift = charge(row).coupling(T: row(0), mass: nucleus.nuclide.mass)
    let weak = changesFlavour ? 0 : proton.map(row) ?? couplings.proton
    return CoherentScattering.weak(
      nucleus, T: row(0), protonCoupling: weak - shift,
      neutronCoupling: changesFlavour ? 0 : neutron.map(row) ?? couplings.neutron, spin: spin)
  }
}

/// An area over the unit of T.
@Sendable private func perRecoil(_ call: LibraryCall) throws(Diagnostic) -> Checked {
  try checkCharge(call)
  guard case .number(let recoil)? = call.value("T")?.kind else { return .unknown }
  return call.returning(.number(areaKind / recoil))
}

/// E35 for arguments that no experiment has; W07 for a recoil that the neutrino cannot give.
@Sendable private func cautionNuclei(
  _ options: Elementwise.Options, _ numbers: [Double]
) -> Caution? {
  guard numbers.count >= 2 else { return nil }
  let (T, E) = (numbers[0], numbers[1])
  do throws(ScatteringArgumentError) {
    var rows = RowNuclei(options)
    guard let nuclei = try rows.nuclei({ numbers[$0] }) else { return .noNuclei }
    if let caution = Caution.energies(T: T, E: E) { return caution }
    return nuclei.maximumRecoil(E: E).flatMap { .recoil(T, outside: 0...$0, E: E) }
  } catch {
    return Caution(error)
  }
}
