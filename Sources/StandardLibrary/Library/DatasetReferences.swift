/// Of data releases.
let datasetReferences: [Reference] = [
  Reference(
    "XENONnT2022", "E. Aprile and others", of: "XENON",
    "Search for New Physics in Electronic Recoil Data from XENONnT",
    in: .init("Phys. Rev. Lett.", "129", "161805"), 2022, doi: "10.1103/PhysRevLett.129.161805",
    eprint: "2207.11330"),
  Reference(
    "XENON1T2020", "E. Aprile and others", of: "XENON",
    "Excess electronic recoil events in XENON1T", in: .init("Phys. Rev. D", "102", "072004"), 2020,
    doi: "10.1103/PhysRevD.102.072004", eprint: "2006.09721"),
  Reference(
    "NuMI2016", "P. Adamson and others", "The NuMI neutrino beam",
    in: .init("Nucl. Instrum. Meth. A", "806", "279"), 2016, doi: "10.1016/j.nima.2015.08.063",
    eprint: "1507.06690"),
  Reference(
    "OHare2021", "C. A. J. O'Hare",
    "New Definition of the Neutrino Floor for Direct Dark Matter Searches",
    in: .init("Phys. Rev. Lett.", "127", "251802"), 2021, doi: "10.1103/PhysRevLett.127.251802",
    eprint: "2109.03116"),
]
