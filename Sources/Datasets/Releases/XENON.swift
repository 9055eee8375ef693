/// Electronic recoils in liquid xenon.
let xenonReleases: [Dataset] = [
  Dataset(
    "xenonnt-sr0", folder: "xenonnt_sr0_er",
    "Electronic recoils below 30 keV in XENONnT, first science run",
    sources: ["doi:10.1103/PhysRevLett.129.161805", "arXiv:2207.11330"],
    licence:
      "made available by the XENON collaboration, kept in a public repository that names no licence; data_bin30.txt was added there",
    base:
      "https://raw.githubusercontent.com/yuanguanwen/Chameleon_Detection/8394853ccd62014c514ba8aa117675b6376b0845/XENONnT/",
    files: [
      .init(
        "data_unbinned_1to30kev.txt",
        "977795914cc09d3b46a19e2fa16dd0f1f6726a9040af954bb3b54ba89bcbb454",
        "events", "E [keV]"),
      .init(
        "bkg_model.txt",
        "61e086ddff84ce21a77740e65c973cecfd4ed404d7ac99019eceb88cf8b3f389",
        "background", "E [keV], rate [events/(t*yr*keV)]"),
      .init(
        "efficiency.txt",
        "a8fae34fe73e7512b8137eb34e174f3a36d530186fce2e9cb8edd9cf9f60f578",
        "efficiency", "E [keV], eff"),
      .init(
        "data_bin30.txt",
        "5604b7d787ed7db6daceef62af2dc2b6ba8ab126ab79f2819d06784246052433",
        "binned", "E [keV], rate [events/(t*yr*keV)], error [events/(t*yr*keV)]"),
      .init(
        "bdm_limits.txt",
        "16cc9b299e9a31e84a61724f9422125cb4ce9dc8bde3199b5759e53251fcc5e9",
        "bosons", "mass [keV], g_ae, kappa"),
      .init(
        "readme.txt",
        "6ac85605e3cbf25e1be3e6136aae9a051ccb0f72017c7a7a11a9ae219744d0d0"),
    ]),
  Dataset(
    "xenon1t-2020", folder: "xenon1t_er_2020",
    "Electronic recoils below 30 keV in XENON1T, second science run",
    sources: ["doi:10.1103/PhysRevD.102.072004", "arXiv:2006.09721"],
    licence:
      "points made available by the XENON collaboration as preliminary, background B0 read off a figure; kept in a repository under the MIT licence",
    base:
      "https://raw.githubusercontent.com/athompson-tamu/pyCEvNS/e300ee3373f74ba7dd709615c91013416a36b7fd/XENON1T/",
    files: [
      .init(
        "data_below_30kev.txt",
        "e8114256ed39c541b15cd875dabb4f960616f2b30eadbe31501af70677f2dee8",
        "binned", "E [keV], rate [events/(t*yr*keV)], error [events/(t*yr*keV)]",
        remote: "reprod/data_below_30kev.txt"),
      .init(
        "efficiency.txt",
        "8237d4139cd2629681e397c43ffc3ccee27f3e29842cfd7ccd0fafd6b99bda35",
        "efficiency", "E [keV], detection, selection, eff, up, down",
        remote: "reprod/efficiency.txt"),
      .init(
        "XENON1T_B0_pyCEvNS.txt",
        "900925aad0a2a09558afce08279c56b2f6778e3131a3b805bf487ca86c3af4ec",
        "background", "E [keV], rate [events/(t*yr*keV)]",
        remote: "data/XENON1T_B0.txt"),
    ]),
]
