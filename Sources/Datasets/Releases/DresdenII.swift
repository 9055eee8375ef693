/// Germanium beside a boiling-water reactor.
let dresdenII = Dataset(
  "dresden-ii", folder: "dresden2",
  "Dresden-II reactor, germanium, with quenching models and spectra per fission",
  sources: ["doi:10.1103/PhysRevLett.129.211802", "arXiv:2202.09672"],
  licence:
    "ancillary files of the paper, and spectra from its references; kept in a repository that names no licence",
  base:
    "https://raw.githubusercontent.com/LeireLarizgoitia/Reactor_CEnuNS/2242059ec1784d3f70d89add2f3bd7d63ef20239/",
  files: [
    .init(
      "data_release.txt",
      "5b8b37749f0d32a3e5daebc24ab9c636a920e61eac8f093c78f0af0d3cf535dc",
      "data", "E [keVee], on [day^-1], on_error [day^-1], off [day^-1], off_error [day^-1]",
      remote: "SM_cluster/data_release.txt"),
    .init(
      "QF_Fef_YBe.txt",
      "a53ff7708b474b036e43b9173365bc2cb21e68d47c4a75176b2476000a704f93",
      "quenching", "T [keVnr], iron_filter, photoneutron",
      remote: "SM_cluster/QF_Fef_YBe.txt"),
    .init(
      "spectraMeVU235.txt",
      "a7dc2a83641d2b032a258fbdea270bd74d814ed4e2097447d8f415d93b6e599b",
      "U235", "E [MeV], N [MeV^-1]",
      remote: "SM_cluster/spectraMeVU235.txt"),
    .init(
      "spectraMeVU238.txt",
      "bbb298372a8595d462630b5c8e5660425ddd0cf76e0ab133be07f39d4a4321bb",
      "U238", "E [MeV], N [MeV^-1]",
      remote: "SM_cluster/spectraMeVU238.txt"),
    .init(
      "spectraMeVPu239.txt",
      "192254a7d1775b1595250d4108937edcfa02d83a5ed6d9c1475661f09d263963",
      "Pu239", "E [MeV], N [MeV^-1]"),
    .init(
      "spectraMeVPu241.txt",
      "5cfee7ab247f0461984dff2c9425a923d9c9b2d0d9017f3363158fa50daef9c8",
      "Pu241", "E [MeV], N [MeV^-1]"),
    .init(
      "spectraMeVU238Ncapture.txt",
      "0b4462154c7b20e675f5b6cbf5ef02c8ab52604504b4cabd117cfc658614c2ce",
      "capture", "E [MeV], N [MeV^-1]"),
  ])
