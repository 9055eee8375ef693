import Detectors
import Interpreter
import Physics
import Semantics
import Syntax
import Units

/// What is wrong with an experiment, in words and with its place.
extension ExperimentError {
  func diagnostic(_ arguments: CallArguments) -> Diagnostic {
    Diagnostic("E35", message, [.init(arguments.place(entry.rawValue))], help: help(arguments))
  }

  private func help(_ arguments: CallArguments) -> [Diagnostic.Help] {
    func behind(_ entry: String, _ text: String) -> [Diagnostic.Edit] {
      let end = arguments.place(entry).end
      return [.init(Span(end, end), text)]
    }
    switch problem {
    case .quenchingNeeded where arguments.has("bins"):
      return [
        .init(
          "Lindhard's, for example",
          behind("bins", ", quenching(T) = lindhard(T, \(target(arguments)))"))
      ]
    case .divergent where arguments.has("experiment"):
      return [
        .init(
          "give the least recoil that shows",
          behind("experiment", " with { minimum_recoil = 3 eV }"))
      ]
    case .value(let value, _, .fraction) where value > 1 && value <= 100:
      return [.init("in per cent it has its sign", behind(entry.rawValue, "%"))]
    default: return advice.map { [.init($0)] } ?? []
    }
  }

  private func target(_ arguments: CallArguments) -> String {
    if case .material(let target)? = try? arguments.object("target", as: TargetValue.self) {
      target.name
    } else {
      "Ge"
    }
  }

  private var message: String {
    let name = "`\(entry.rawValue)`"
    return switch problem {
    case .missing: "\(name) is empty"
    case .notRising(let place): "the edges of \(name) must rise, and number \(place + 1) does not"
    case .number(let number, let domain):
      "\(name) must be \(domain.rawValue), and is \(formatNumber(number)) in base units"
    case .value(let value, let place, let domain):
      "\(name) must be \(domain.rawValue), and is \(formatNumber(value)) at \(argument(place))"
    case .count(let given, let expected):
      "\(name) gave \(given) values where \(expected) were asked for"
    case .aboveBins: "the threshold is above the last bin: nothing would be counted"
    case .falling(let place):
      "with this quenching the visible energy falls as the recoil energy rises, at \(energy(place))"
    case .unreachable(let visible): "no recoil has the visible energy \(energy(visible))"
    case .electronsUnknown: "the binding of this target's electrons is not known"
    case .quenchingNeeded: "nuclear recoils in electron-equivalent energy need `quenching`"
    case .electronsOnNuclearScale:
      "the bins are on the scale of nuclear recoils, and electrons are among what recoils"
    case .exposureKind(let needsTime):
      needsTime ? "this flux needs an exposure of mass times time" : "this flux needs a mass"
    case .divergent(let bin):
      "the rate grows without limit towards recoils of no energy, which bin \(bin + 1) still sees"
    case .tooManyPhotoelectrons(let count):
      "\(formatNumber(count)) photo-electrons are too many to be counted one by one"
    case .arrivalUnknown(let component):
      "with bins of time the flux must say when its neutrinos arrive, and \(component) does not"
    case .backgroundShape: "a background has no `psd`, so it cannot be divided among `psd_bins`"
    }
  }

  private var advice: String? {
    switch problem {
    case .electronsUnknown: "write `electrons = \"free\"`"
    case .quenchingNeeded: "for example `quenching(T) = lindhard(T, Ge)`"
    case .electronsOnNuclearScale: "write `channels = \"nucleus\"`, or bins in keVee"
    case .tooManyPhotoelectrons: "use `response = \"gaussian\"`"
    case .arrivalUnknown: "`pion_decay` says so"
    default: nil
    }
  }

  /// The number that a function was given: an energy, or a time.
  private func argument(_ number: Double) -> String {
    if case .timeEfficiency = entry { return format(.number(number), .number(NumberKind(.time))) }
    return energy(number)
  }

  private func energy(_ value: Double) -> String {
    format(.number(value), .number(NumberKind(.energy)))
  }
}
