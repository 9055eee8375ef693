import Datasets
import FoundationEssentials

/// `dipole data list | check [NAME] | fetch NAME [--into DIR] [--from URL]`: the public data releases.
func dataCommand(_ arguments: [String]) -> Int32 {
  let environment = ProcessInfo.processInfo.environment
  let folders = DatasetFolders(notebook: ".", environment: environment)
  switch (arguments.first, arguments.count) {
  case ("list", 1): return listReleases(folders)
  case ("check", 1): return check(Dataset.all.filter { folders.folder(of: $0) != nil }, folders)
  case ("check", 2): return withRelease(arguments[1]) { check([$0], folders) }
  case ("fetch", 2...):
    guard let options = FetchOptions(Array(arguments.dropFirst()), environment) else { break }
    return withRelease(options.name) { fetch($0, options, folders) }
  default: break
  }
  return fail("data takes list, check [NAME], or fetch NAME [--into DIR] [--from URL]")
}

private func withRelease(_ name: String, _ body: (Dataset) -> Int32) -> Int32 {
  guard let dataset = Dataset.named(name) else {
    return fail("there is no data release `\(name)`; `dipole data list` names them")
  }
  return body(dataset)
}

/// Every release, and where it is.
private func listReleases(_ folders: DatasetFolders) -> Int32 {
  let width = Dataset.all.map(\.name.count).max() ?? 0
  for dataset in Dataset.all {
    let blanks = String(repeating: " ", count: width - dataset.name.count)
    let place = folders.folder(of: dataset) ?? "not here; \(dataset.fetchCommand)"
    write(
      "\(dataset.name)\(blanks)  \(dataset.title) (\(dataset.identifier))\n"
        + String(repeating: " ", count: width + 2) + place + "\n", to: .output)
  }
  return 0
}

/// Compares every file with the digest that was published: 0 when all are the same.
private func check(_ datasets: [Dataset], _ folders: DatasetFolders) -> Int32 {
  var status: Int32 = 0
  for dataset in datasets {
    do {
      let folder = try folders.verified(dataset)
      write(
        "\(dataset.name): \(dataset.files.count) files as published, in \(folder)\n", to: .output)
    } catch {
      status = fail((error as? DatasetError)?.explanation ?? "\(error)", status: 1)
    }
  }
  return status
}

/// What is fetched, from where, into which place.
private struct FetchOptions {
  let name: String
  let place: String
  let mirror: String?

  init?(_ arguments: [String], _ environment: [String: String]) {
    var (name, place, mirror) = (String?.none, DatasetFolders.userFolder(environment), String?.none)
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--into":
        guard let folder = rest.popFirst() else { return nil }
        place = folder
      case "--from":
        guard let address = rest.popFirst() else { return nil }
        mirror = address
      default:
        guard name == nil, !argument.hasPrefix("-") else { return nil }
        name = argument
      }
    }
    guard let name, let place else { return nil }
    (self.name, self.place, self.mirror) = (name, place, mirror)
  }
}

/// Fetches a release that is not there yet; one that is there must be whole.
private func fetch(
  _ dataset: Dataset, _ options: FetchOptions, _ folders: DatasetFolders
) -> Int32 {
  let there = DatasetFolders(places: [options.place])
  do {
    if there.folder(of: dataset) != nil {
      write("\(dataset.name) is in \(try there.verified(dataset)) already\n", to: .output)
      return 0
    }
    let folder = try DatasetDownload(dataset, into: options.place, mirror: options.mirror).run()
    write(
      "\(dataset.name) is in \(folder)\n  \(dataset.sources.joined(separator: ", "))\n  \(dataset.licence)\n",
      to: .output)
    return 0
  } catch let error as DatasetError {
    return fail(error.explanation, status: 1)
  } catch {
    return fail("\(error)", status: 1)
  }
}

extension DatasetError {
  fileprivate var explanation: String { message + "\n  " + help }
}
