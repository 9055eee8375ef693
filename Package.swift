// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library target; it may import only what stands in `uses` (Sources/README.md has the table).
func library(_ name: String, uses: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: uses, swiftSettings: strict)
}

/// The test target of a library.
func tests(_ name: String, uses: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + uses, swiftSettings: strict)
}

/// `Elementary.cpp` says why it is compiled with `-mavx512f`; no other file may be.
#if arch(x86_64)
  let vectorFlags = ["-O2", "-Wall", "-Wextra", "-mavx512f"]
#else
  let vectorFlags = ["-O2", "-Wall", "-Wextra"]
#endif

let package = Package(
  name: "dipole",
  products: [
    .executable(name: "dipole", targets: ["dipole"]),
    .executable(name: "dipole-hdf5", targets: ["dipole-hdf5"]),
  ],
  targets: [
    // bytes and messages
    .systemLibrary(name: "CZeroMQ"),
    .systemLibrary(name: "CSodium"),
    library("ZeroMQ", uses: ["CZeroMQ"]),
    library("JupyterProtocol", uses: ["CSodium"]),
    library("JupyterKernel", uses: ["JupyterProtocol", "ZeroMQ"]),
    // the language
    library("Syntax"),
    library("Decimals"),
    library("Units", uses: ["Decimals"]),
    library("Semantics", uses: ["Syntax", "Units", "Columns"]),
    // the core
    .target(
      name: "CNumerics", cxxSettings: [.unsafeFlags(vectorFlags)],
      linkerSettings: [.linkedLibrary("sleef")]),
    .target(
      name: "CSpecial", cxxSettings: [.unsafeFlags(["-O2", "-Wall", "-Wextra"])]),
    .target(
      name: "CLinear",
      cxxSettings: [.unsafeFlags(["-O2", "-Wall", "-Wextra", "-ffp-contract=off"])]),
    library("Numerics", uses: ["CNumerics"]),
    library("Columns", uses: ["CNumerics"]),
    library("Physics", uses: ["Numerics", "Units"]),
    library("Moments", uses: ["Physics", "Numerics", "Units"]),
    library("Fluxes", uses: ["Physics", "Numerics"]),
    library("Detectors", uses: ["Fluxes", "Physics", "Numerics", "CNumerics"]),
    .systemLibrary(name: "CCompression"),
    library("Events", uses: ["Columns", "CCompression"]),
    .systemLibrary(name: "CHDF5"),
    library("HDF5Tables", uses: ["CHDF5", "Events"]),
    .executableTarget(
      name: "dipole-hdf5", dependencies: ["HDF5Tables"], swiftSettings: strict),
    library("Datasets", uses: ["CSodium"]),
    library("Histograms", uses: ["Columns", "CSpecial"]),
    .target(name: "CMasks", cSettings: [.unsafeFlags(["-O2", "-Wall", "-Wextra"])]),
    library("Selections", uses: ["Histograms", "Columns", "CMasks"]),
    library("Simulation", uses: ["Columns", "Fluxes", "Numerics", "Physics", "Units"]),
    library("Statistics", uses: ["Columns", "Numerics", "CNumerics", "CSpecial", "CLinear"]),
    // pictures
    library("Tables", uses: ["Decimals"]),
    library("Plotting", uses: ["Decimals"]),
    // the whole
    library("Interpreter", uses: ["Semantics", "Syntax", "Units", "Columns"]),
    library(
      "StandardLibrary",
      uses: [
        "Interpreter", "Semantics", "Syntax", "Units", "Columns", "Numerics", "Physics", "Moments",
        "Fluxes", "Detectors", "Histograms", "Selections", "Simulation", "Statistics", "Events",
        "Datasets", "Tables", "Plotting",
      ]),
    library(
      "Notebook",
      uses: [
        "StandardLibrary", "Interpreter", "Semantics", "Syntax", "Units", "Tables", "Plotting",
        "JupyterProtocol",
      ]),
    .executableTarget(
      name: "dipole",
      dependencies: [
        "JupyterKernel", "JupyterProtocol", "Notebook", "StandardLibrary", "Datasets", "Syntax",
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "rate-benchmark", dependencies: ["Detectors", "Fluxes", "Physics", "Numerics"],
      path: "Benchmarks/rate", swiftSettings: strict),
    .executableTarget(
      name: "selection-benchmark", dependencies: ["Selections", "Histograms", "Columns"],
      path: "Benchmarks/selection", swiftSettings: strict),
    .executableTarget(
      name: "fit-benchmark", dependencies: ["Statistics"], path: "Benchmarks/fit",
      swiftSettings: strict),
    .executableTarget(
      name: "coverage-benchmark", dependencies: ["Statistics"], path: "Benchmarks/rule_coverage",
      swiftSettings: strict),

    .target(name: "Snapshots", path: "Tests/Snapshots", swiftSettings: strict),
    tests("ZeroMQ"),
    tests("JupyterProtocol"),
    tests("JupyterKernel", uses: ["JupyterProtocol", "ZeroMQ"]),
    tests("Syntax", uses: ["Snapshots"]),
    tests("Decimals"),
    tests("Units"),
    tests("Numerics"),
    tests("Columns", uses: ["CNumerics"]),
    tests("Physics", uses: ["Units"]),
    tests("Moments", uses: ["Physics", "Numerics", "Units"]),
    tests("Fluxes", uses: ["Physics", "Numerics"]),
    tests("Detectors", uses: ["Fluxes", "Physics", "Numerics", "CNumerics", "Units"]),
    tests("Events", uses: ["Columns"]),
    tests("Datasets"),
    tests("Statistics", uses: ["Columns", "Numerics"]),
    tests("Histograms", uses: ["Columns"]),
    tests("Selections", uses: ["Histograms", "Columns", "CMasks"]),
    tests("Simulation", uses: ["Selections", "Histograms", "Columns", "Physics"]),
    tests("Tables", uses: ["Snapshots"]),
    tests("Plotting", uses: ["Snapshots"]),
    tests("Semantics", uses: ["Syntax", "Units", "Columns"]),
    tests("Interpreter", uses: ["Semantics", "Syntax", "Units", "Columns"]),
    tests(
      "Notebook",
      uses: [
        "Snapshots", "JupyterProtocol", "StandardLibrary", "Interpreter", "Semantics", "Syntax",
        "Columns", "Events", "Histograms", "Selections", "Datasets",
      ]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
