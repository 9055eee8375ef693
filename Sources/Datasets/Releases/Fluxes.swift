/// Tables of neutrino spectra.
let fluxTables: [Dataset] = [
  Dataset(
    "nova-flux", folder: "numi_flux",
    "Neutrinos of the NuMI beam at the NOvA near detector, for each proton on target",
    sources: ["doi:10.1016/j.nima.2015.08.063", "arXiv:1507.06690"],
    licence: "public tables of NOvA; kept in a repository under the MIT licence",
    base:
      "https://raw.githubusercontent.com/mhostert/DarkNews-generator/54d63a6b9c104bef184c2089286e36edb4b3eaa5/src/DarkNews/include/fluxes/",
    files: [
      .init(
        "NOvA_FHC.dat",
        "c8cecb11b7afa3315289acb59ca9562e0632d54c7f6b0c71cceb5023939ada62",
        "fhc",
        "E [GeV], nue [cm^-2*GeV^-1], numu [cm^-2*GeV^-1], nutau [cm^-2*GeV^-1], nuebar [cm^-2*GeV^-1], numubar [cm^-2*GeV^-1], nutaubar [cm^-2*GeV^-1]"
      ),
      .init(
        "NOvA_RHC.dat",
        "7e39adda69279b9f809ee84077d9674be92f50a8f4946a2a75233863079614da",
        "rhc",
        "E [GeV], nue [cm^-2*GeV^-1], numu [cm^-2*GeV^-1], nutau [cm^-2*GeV^-1], nuebar [cm^-2*GeV^-1], numubar [cm^-2*GeV^-1], nutaubar [cm^-2*GeV^-1]"
      ),
    ]),
  Dataset(
    "reactor-flux", folder: "reactor_flux",
    "Antineutrino spectra per fission of Huber, Mueller and Kopeikin",
    sources: [
      "doi:10.1103/PhysRevC.84.024617", "arXiv:1106.0687", "doi:10.1103/PhysRevC.83.054615",
      "arXiv:1101.2663", "doi:10.1103/PhysRevD.104.L071301", "arXiv:2103.01684",
    ],
    licence: "tables of the papers; kept in a repository that names no licence",
    base:
      "https://raw.githubusercontent.com/RitterCat/reactor-nu-cevns/fd6574943272fb257034a6891cf27e8eb48e0461/fluxData/",
    files: [
      .init(
        "huber_pu239.txt",
        "d1cf0cc65a1e4600bfed43ae02e1ce244cdb2381b594423e7b16b5d29471795b",
        "huber_Pu239", "E [MeV], N [MeV^-1]"),
      .init(
        "huber_pu241.txt",
        "04110e2a3140d15a482b97f8398d739c795feb2c573cc47f814b48419154fba5",
        "huber_Pu241", "E [MeV], N [MeV^-1]"),
      .init(
        "huber_u235.txt",
        "0a1cd716f7ed677ae4fd60dc7a889673de1607d2e54f8e4e02fef5f406d5d845",
        "huber_U235", "E [MeV], N [MeV^-1]"),
      .init(
        "kopeikin_u235.txt",
        "2ff51d851e49731bfd651c6a33513f52497b09f70245e7a65f0b68f9e95db3c7",
        "kopeikin_U235", "E [MeV], N [MeV^-1]"),
      // No table: one of its numbers is followed by a letter.
      .init(
        "kopeikin_u238.txt",
        "44982fdfdd3e1999aef7d5055442390c8bb66ffbdd929553d30fa7d44a8b54a5"),
      .init(
        "mueller_pu239.txt",
        "14dc33a93f9e6c8904e3ab71943e6b4908ece030f687e6191457f81ccf3f28b8",
        "mueller_Pu239", "E [MeV], N [MeV^-1]"),
      .init(
        "mueller_pu241.txt",
        "6d7802921153486ff91083851c499e0dfccc29ae8fb12ff8f6855625799ec078",
        "mueller_Pu241", "E [MeV], N [MeV^-1]"),
      .init(
        "mueller_u235.txt",
        "b756bea89a10293c006fed7cc7cbb6b7fc6823b4eb59e69c9f3be04bc8bc8c43",
        "mueller_U235", "E [MeV], N [MeV^-1]"),
      .init(
        "mueller_u238.txt",
        "6c6a70e3e2a001d78a878fc5906f2960d1bba25c08bc4a292e7cc86bd4ce9343",
        "mueller_U238", "E [MeV], N [MeV^-1]"),
    ]),
  Dataset(
    "solar-flux", folder: "solar_flux",
    "Spectra of solar neutrinos, each with integral 1",
    sources: ["doi:10.1103/PhysRevLett.127.251802", "arXiv:2109.03116"],
    licence: "kept in a repository under the MIT licence, which compiled them from the literature",
    base:
      "https://raw.githubusercontent.com/cajohare/NeutrinoFog/0df3d0cd2322602dc147a66d94055f7f64879d80/data/neutrinos/normalised/",
    files: [
      .init(
        "pp.txt",
        "fcfdf0a5d4b50983a4949d25e1ad9be53c546c8ea4b0ff1df34df28172311b0a",
        "pp", "E [MeV], N [MeV^-1]"),
      .init(
        "8B.txt",
        "a63e5048bf3252600ec13a3f47717f8e93300eafcd73a778056e1d6cd8796131",
        "B8", "E [MeV], N [MeV^-1]"),
      .init(
        "hep.txt",
        "bc41a0d45ad99effcf386ee48a290bec289a3fee664882372df2b60fe4ab57bd",
        "hep", "E [MeV], N [MeV^-1]"),
      .init(
        "13N.txt",
        "2e189403258de0f6b4cf58fafcdad591d4c2dc96da8e16c89b00d25efe6e764f",
        "N13", "E [MeV], N [MeV^-1]"),
      .init(
        "15O.txt",
        "d9771e6bb23278345a846f7b082e06bab96c9f26f44c1804f1eb69198f3e0173",
        "O15", "E [MeV], N [MeV^-1]"),
      .init(
        "17F.txt",
        "9e10291ef513a7d4ad74bdc85fe846345aed997c1c48410775b8a0460a95100a",
        "F17", "E [MeV], N [MeV^-1]"),
    ]),
]
