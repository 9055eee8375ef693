/// Names of the language whose issue is still open, each with what to say to those who try them.
let announcedNames: [String: String] = {
  let groups: [(String, [String])] = [
    (
      "models, fits and limits come with the statistics",
      ["workspace"]
    )
  ]
  var names: [String: String] = [:]
  for (announcement, group) in groups {
    for name in group { names[name] = announcement }
  }
  return names
}()
