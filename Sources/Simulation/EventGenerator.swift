import Glibc
internal import Fluxes
internal import Numerics
internal import Physics

/// Draws events of each kind. An event is a function of the seed, the stream and its number alone.
struct EventGenerator: Sendable {
  /// The least recoil energy that is simulated, in GeV.
  static let lowestRecoil = 0.03
  /// Events that look like electrons are drawn more often, and weigh less: their rank q among all events of the kind is
  /// v³ for a uniform v.
  private static let emphasis = 3.0

  private let moment: Double
  private let elastic: InteractionEnergies
  private let magnetic: InteractionEnergies
  private let charged: [EventKind: InteractionEnergies]

  /// - Parameter moment: the flavour-universal magnetic moment, in internal units.
  init(moment: Double) {
    self.moment = moment
    let threshold = Self.lowestRecoil * 1000
    elastic = InteractionEnergies(species: BeamSpectrum.all) { neutrino, E in
      ElectronScattering.weak(neutrino).total(E: 1000 * E, threshold: threshold)
    }
    magnetic = InteractionEnergies(species: BeamSpectrum.all) { _, E in
      ElectronScattering.magnetic(moment: moment).total(E: 1000 * E, threshold: threshold)
    }
    // Deep inelastic scattering rises with E, and antineutrinos do half as much of it.
    let linear = { (neutrino: Neutrino, E: Double) in neutrino.isAntineutrino ? E / 2 : E }
    let (electrons, muons) = (
      BeamSpectrum.all.filter { $0.neutrino.flavour == .electron },
      BeamSpectrum.all.filter { $0.neutrino.flavour == .muon }
    )
    charged = [
      .electronCharged: InteractionEnergies(species: electrons, crossSection: linear),
      .muonCharged: InteractionEnergies(species: muons, crossSection: linear),
      .neutral: InteractionEnergies(species: BeamSpectrum.all, crossSection: linear),
    ]
  }

  /// How many events of a kind one proton on target makes.
  func rate(of kind: EventKind) -> Double {
    switch kind {
    case .elastic: elastic.total * NearDetector.electrons
    case .magnetic: magnetic.total * NearDetector.electrons
    default: Background.of(kind)?.rate ?? 0
    }
  }

  /// An event; its weight tells how often such ones were drawn too seldom.
  ///
  /// - Parameter largestRank: only backgrounds whose rank is below it are drawn, and then all of them equally.
  func event(
    _ kind: EventKind, largestRank: Double? = nil, _ random: inout RandomStream
  ) -> SimulatedEvent {
    guard let background = Background.of(kind) else { return elasticEvent(kind, &random) }
    return backgroundEvent(kind, background, largestRank: largestRank, &random)
  }

  private func elasticEvent(_ kind: EventKind, _ random: inout RandomStream) -> SimulatedEvent {
    let (neutrino, E) = (kind == .magnetic ? magnetic : elastic).draw(&random)
    let scattering =
      kind == .magnetic
      ? ElectronScattering.magnetic(moment: moment) : ElectronScattering.weak(neutrino)
    let T = recoil(scattering, E: E, isMagnetic: kind == .magnetic, &random)
    var event = SimulatedEvent(kind: kind, nu: neutrino.name, trueNeutrinoEnergy: E, trueEnergy: T)
    event.trueAngle = acos(ElasticKinematics.electron.cosTheta(T: 1000 * T, E: 1000 * E))
    event.energy = NearDetector.energy(T, &random)
    event.angle = NearDetector.angle(event.trueAngle, energy: T, &random)
    event.vertex = NearDetector.wholeVolume.draw(&random)
    event.length = NearDetector.showerLength(T, &random)
    event.prongAngle = event.trueAngle
    event.isInDecaf =
      NearDetector.keeps(T, &random) && NearDetector.decafVolume.contains(event.vertex)
    event.reconstructCommon(&random)
    event.showerFraction = max(1 - 0.06 * random.exponential(), 0)
    event.vertexEnergy = 0.006 * random.exponential()
    event.gap = 6.5 * random.exponential()
    event.electronScore = SimulatedEvent.score(2.2 + 2.2 * random.normal())
    event.pionScore = SimulatedEvent.score(4.1 + 2 * random.normal())
    return event
  }

  /// A recoil energy in GeV, by rejection: the weak spectrum falls with T, the magnetic one is less than 1/T.
  private func recoil(
    _ scattering: ElectronScattering, E: Double, isMagnetic: Bool, _ random: inout RandomStream
  ) -> Double {
    let (lowest, E) = (1000 * Self.lowestRecoil, 1000 * E)
    let highest = ElasticKinematics.electron.maximumRecoil(E: E)
    let bound =
      scattering.differential(T: lowest, E: E) * (isMagnetic ? lowest / (1 - lowest / E) : 1)
    for _ in 0..<1000 {
      let u = random.uniform()
      let T = isMagnetic ? lowest * pow(highest / lowest, u) : lowest + (highest - lowest) * u
      let density = scattering.differential(T: T, E: E) * (isMagnetic ? T : 1)
      if random.uniform() * bound < density { return T / 1000 }
    }
    return lowest / 1000
  }

  private func backgroundEvent(
    _ kind: EventKind, _ shape: Background, largestRank: Double?, _ random: inout RandomStream
  ) -> SimulatedEvent {
    let (neutrino, E) = charged[kind]?.draw(&random) ?? (Neutrino(.muon), 2)
    var event = SimulatedEvent(kind: kind, nu: neutrino.name, trueNeutrinoEnergy: E)
    let v = random.uniform()
    let rank = largestRank.map { $0 * v } ?? pow(v, Self.emphasis)
    if largestRank == nil { event.weight = Self.emphasis * pow(v, Self.emphasis - 1) }
    event.trueEnergy = min(shape.energy.median * exp(shape.energy.width * random.normal()), E)
    event.energy = NearDetector.energy(event.trueEnergy, &random)
    let spread = shape.angle.scale * pow(random.exponential(), 1 / shape.angle.rise)
    event.trueAngle = min((spread / event.trueEnergy).squareRoot(), .pi)
    event.angle = NearDetector.angle(event.trueAngle, energy: event.trueEnergy, &random)
    event.vertex = NearDetector.innerVolume.draw(&random)
    event.length = shape.length * random.exponential() + 40
    event.prongAngle = 0.35 * event.trueAngle
    event.reconstructCommon(&random)
    event.cells += 60 * random.exponential()
    let activity = rank / shape.single
    event.showerFraction = max(1 - 0.2 * pow(activity, 0.7) * exp(0.25 * random.normal()), 0)
    event.vertexEnergy = 0.012 * activity.squareRoot() * exp(0.4 * random.normal())
    event.gap = 9 * pow(activity, 0.3) * exp(0.4 * random.normal())
    let likeness = log(shape.electron / max(rank, 1e-12))
    event.electronScore = SimulatedEvent.score(0.995 + 1.5 * likeness + 0.5 * random.normal())
    event.pionScore = SimulatedEvent.score(shape.pion.median + shape.pion.width * random.normal())
    return event
  }
}
