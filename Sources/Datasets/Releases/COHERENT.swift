/// Coherent scattering of neutrinos from stopped pions.
let coherentReleases: [Dataset] = [
  Dataset(
    "coherent-csi-2021", folder: "coherent_csi_2021",
    "COHERENT CsI[Na] at the SNS, full exposure",
    sources: ["doi:10.1103/PhysRevLett.129.081801", "arXiv:2110.07730"],
    licence: "released by the COHERENT collaboration; kept in a repository under the MIT licence",
    base:
      "https://raw.githubusercontent.com/philippeller/Newtrinos.jl/653141ba6e05dd920fd0a795eb82e3de626076ce/src/experiments/coherent/coherent_2020/csi/",
    files: [
      .init(
        "dataBeamOnC.txt",
        "0a188a0291af06dd023d966d1c9fea7a82ec32d8c1a10750fd09c2b17f10a749",
        "coincidence", "E [PE], t [us]"),
      .init(
        "dataBeamOnAC.txt",
        "f530d4a50e889333ada0e739db2e36d7f9f3b783822c8c6e932dae88ce071639",
        "anticoincidence", "E [PE], t [us]"),
      .init(
        "effCoefficients.txt",
        "f1e58e6b8ec4db53da3be21fe44ebc4621e9b248b920be09759b1000dada8c51",
        "efficiency", "a, b, c, d"),
      .init(
        "scintRespCoefficients.txt",
        "ea6b8f34b296bf6e99f2a4ac504030d99155daba3e3c252f51c87d2470319d13",
        "scintillation", "a, b, c, d"),
      .init(
        "brnPE.txt",
        "0000b042b8d0d28b90370eb70d1409db1d8c510fcf2b3e636370b0d4443ac0b0",
        "brn_E", "E [PE], density"),
      .init(
        "brnTrec.txt",
        "6f279d835242a868dfc048abaa42b8c400bf961036de7bc7e64636efdd46466f",
        "brn_t", "t [us], density [us^-1]"),
      .init(
        "ninPE.txt",
        "41cae0376003cc2dcd028a3913e7c16395471f612b56d311f80e2a6071c9950c",
        "nin_E", "E [PE], density"),
      .init(
        "ninTrec.txt",
        "2bb034d648b312f4ee329ae95078dc748ff3f83b999c411b08f86d82ddf8e151",
        "nin_t", "t [us], density [us^-1]"),
    ]),
  Dataset(
    "coherent-lar-2020", folder: "coherent_lar_2020",
    "COHERENT CENNS-10 liquid argon at the SNS, analysis A",
    sources: ["doi:10.5281/zenodo.3903810", "arXiv:2006.12659"],
    licence: "released by the COHERENT collaboration on Zenodo",
    base: "https://zenodo.org/records/3903810/files/",
    files: [
      .init(
        "datanobkgsub.txt",
        "dabf3d80f13959f4b94b77c9b56f7347a645105801e8cc177424e7ffcf7c7f66",
        "data", "E [keVee], F90, t [us], counts"),
      .init(
        "cevnspdf.txt",
        "3b1d5b25749e8d8e1cfdf5c32e48f026ce4aafec0a80632b3a63273e6e0e1f37",
        "cevns", "E [keVee], F90, t [us], counts"),
      .init(
        "brnpdf.txt",
        "02664ce6a84eca8c6146b6502497bc5d8165df945da132193622334ff4ff826f",
        "brn", "E [keVee], F90, t [us], counts"),
      .init(
        "delbrnpdf.txt",
        "ebccca6c1650b0ace71fdbaade7a80ea289a99ff3c120266ae6ecf0083df5c63",
        "delayed_brn", "E [keVee], F90, t [us], counts"),
      .init(
        "bkgpdf.txt",
        "36c89291dde3032a19ca7a8e64510d036d7b40c34b0805ce475a13ccfa739dd1",
        "steady_state", "E [keVee], F90, t [us], counts"),
      .init(
        "cevnspdf+1sigF90.txt",
        "308f78e19b7fb3e54399dc29c207bd2a89b91825df5309d48068a3495e1c92e2",
        "cevns_F90_up", "E [keVee], F90, t [us], counts"),
      .init(
        "cevnspdf-1sigF90.txt",
        "b4e8071f87aa22a562e0c00654a0989915251acf2c7e569068b9b78c3ae5ac35",
        "cevns_F90_down", "E [keVee], F90, t [us], counts"),
      .init(
        "cevnspdfCEvNSTimingMeanSyst.txt",
        "3170dafd4cf44df35bde0795e1245606d8144c05f3e50f015648c57bcdba97f5",
        "cevns_time", "E [keVee], F90, t [us], counts"),
      .init(
        "brnpdf+1sigEnergy.txt",
        "fb6fdaf99c9941653d33e1a909d8000b81c1ee9bb8e8ad3bf31839561faf6661",
        "brn_E_up", "E [keVee], F90, t [us], counts"),
      .init(
        "brnpdf-1sigEnergy.txt",
        "20bcad29e716f3fb0f1e9eeb8ffb049b4b3d8b3b3a150800b9c8711e2b177be6",
        "brn_E_down", "E [keVee], F90, t [us], counts"),
      .init(
        "brnpdf+1sigBRNTimingMean.txt",
        "7f06099e1bba0d2e328555c61cb255bb290607a44202327d29eb3ae3e05c1cd5",
        "brn_time_up", "E [keVee], F90, t [us], counts"),
      .init(
        "brnpdf-1sigBRNTimingMean.txt",
        "b5c1c8d0cb8b2319d093d38418da5ac2ccda59108755fb23e7f4a559cfe154f8",
        "brn_time_down", "E [keVee], F90, t [us], counts"),
      .init(
        "brnpdfBRNTimingWidthSyst.txt",
        "304dba1553989d7c0cd3f745df9731a5306ec07ecc1044c20efbe2952707b270",
        "brn_width", "E [keVee], F90, t [us], counts"),
      .init(
        "CENNS10AnlAEfficiency.txt",
        "21ce25451c1ed552752ff4a22496deab3ff5dba178bf360813eaff1d25be89e2",
        "efficiency", "E [keVee], T [keVnr], eff"),
      .init(
        "systerrors1denergy.txt",
        "09fd74b1bc242f1638dae465eefc97e374a2e6efa0aaa1b4452f1ee20dd42aed",
        "band_E", "E [keVee], low, high"),
      .init(
        "systerrors1dpsd.txt",
        "a553c63ce5861d63c139aa18d3ece0f5e9d32be2029eb2a7474b8e4e39000c0f",
        "band_F90", "F90, low, high"),
      .init(
        "systerrors1dtime.txt",
        "a7719f21aa5c8820f6ed65d385d7ba14f55631976a6ca289d8685081599529be",
        "band_t", "t [us], low, high"),
      .init(
        "energydata1d.txt",
        "d691284e875fb24e72787016f118c171974ca68fa6005da7ea653ca66059aa04"),
      .init(
        "f90data1d.txt",
        "e82988ec2fdb871f21850ceea866213310ee81dca656ee4448282748037f1579"),
      .init(
        "timingdata1d.txt",
        "fb1054fac8baf2f527b51e6bd45e4341da45fe80dadce815a3d1cad08d729554"),
      .init(
        "LArParametersAnlA.yaml",
        "a206a77220436d0173c4783ae8fddeab97adf5e144f3d65005eff0870257693e"),
    ]),
]
