/// Every source that the documentation names by DOI or arXiv number; a test holds the two together.
package let references =
  scatteringReferences + momentReferences + fluxReferences + datasetReferences
  + statisticsReferences

/// Of constants, nuclei, cross-sections and numerical methods.
private let scatteringReferences: [Reference] = [
  Reference(
    "CODATA2022", "P. J. Mohr and D. B. Newell and B. N. Taylor and E. Tiesinga",
    "CODATA recommended values of the fundamental physical constants: 2022",
    in: .init("Rev. Mod. Phys.", "97", "025002"), 2025, doi: "10.1103/RevModPhys.97.025002"),
  Reference(
    "PDG2024", "S. Navas and others", of: "Particle Data Group", "Review of Particle Physics",
    in: .init("Phys. Rev. D", "110", "030001"), 2024, doi: "10.1103/PhysRevD.110.030001"),
  Reference(
    "VogelEngel1989", "P. Vogel and J. Engel", "Neutrino electromagnetic form factors",
    in: .init("Phys. Rev. D", "39", "3378"), 1989, doi: "10.1103/PhysRevD.39.3378"),
  Reference(
    "AtzoriCorona2022",
    "M. Atzori Corona and M. Cadeddu and N. Cargioli and F. Dordei and C. Giunti and Y. F. Li and C. A. Ternes and Y. Y. Zhang",
    "Impact of the Dresden-II and COHERENT neutrino scattering data on neutrino electromagnetic properties and electroweak physics",
    in: .init("JHEP", "09", "164"), 2022, doi: "10.1007/JHEP09(2022)164", eprint: "2205.09484"),
  Reference(
    "ErlerSu2013", "J. Erler and S. Su", "The Weak Neutral Current",
    in: .init("Prog. Part. Nucl. Phys.", "71", "119"), 2013, doi: "10.1016/j.ppnp.2013.03.004",
    eprint: "1303.5522"),
  Reference(
    "PDG2022", "R. L. Workman and others", of: "Particle Data Group", "Review of Particle Physics",
    in: .init("PTEP", "2022", "083C01"), 2022, doi: "10.1093/ptep/ptac097"),
  Reference(
    "ErlerFerro2018", #"J. Erler and R. Ferro-Hern{\'a}ndez"#,
    "Weak mixing angle in the Thomson limit", in: .init("JHEP", "03", "196"), 2018,
    doi: "10.1007/JHEP03(2018)196", eprint: "1712.09146"),
  Reference(
    "BahcallKamionkowskiSirlin1995", "J. N. Bahcall and M. Kamionkowski and A. Sirlin",
    "Solar neutrinos: Radiative corrections in neutrino-electron scattering experiments",
    in: .init("Phys. Rev. D", "51", "6146"), 1995, doi: "10.1103/PhysRevD.51.6146",
    eprint: "astro-ph/9502003"),
  Reference(
    "Bernabeu2000", #"J. Bernab{\'e}u and L. G. Cabral-Rosetti and J. Papavassiliou and J. Vidal"#,
    "Charge radius of the neutrino", in: .init("Phys. Rev. D", "62", "113012"), 2000,
    doi: "10.1103/PhysRevD.62.113012", eprint: "hep-ph/0008114"),
  Reference(
    "Cadeddu2018",
    "M. Cadeddu and C. Giunti and K. A. Kouzakov and Y. F. Li and A. I. Studenikin and Y. Y. Zhang",
    "Neutrino charge radii from COHERENT elastic neutrino-nucleus scattering",
    in: .init("Phys. Rev. D", "98", "113010"), 2018, doi: "10.1103/PhysRevD.98.113010",
    eprint: "1810.05606"),
  Reference(
    "KouzakovStudenikin2014", "K. A. Kouzakov and A. I. Studenikin",
    "Theory of neutrino-atom collisions: the history, present status, and BSM physics",
    in: .init("Adv. High Energy Phys.", "2014", "569409"), 2014, doi: "10.1155/2014/569409",
    eprint: "1406.4999"),
  Reference(
    "Chen2017", "J.-W. Chen and H.-C. Chi and C.-P. Liu and C.-P. Wu",
    "Low-energy electronic recoil in xenon detectors by solar neutrinos",
    in: .init("Phys. Lett. B", "774", "656"), 2017, eprint: "1610.04177"),
  Reference(
    "Elam2002", "W. T. Elam and B. D. Ravel and J. R. Sieber",
    "A new atomic database for X-ray spectroscopic calculations",
    in: .init("Radiat. Phys. Chem.", "63", "121"), 2002, doi: "10.1016/S0969-806X(01)00227-4"),
  Reference(
    "AME2020", "M. Wang and W. J. Huang and F. G. Kondev and G. Audi and S. Naimi",
    "The AME 2020 atomic mass evaluation (II). Tables, graphs and references",
    in: .init("Chin. Phys. C", "45", "030003"), 2021, doi: "10.1088/1674-1137/abddaf"),
  Reference(
    "Meija2016", "J. Meija and others",
    "Isotopic compositions of the elements 2013 (IUPAC Technical Report)",
    in: .init("Pure Appl. Chem.", "88", "293"), 2016, doi: "10.1515/pac-2015-0503"),
  Reference(
    "AngeliMarinova2013", "I. Angeli and K. P. Marinova",
    "Table of experimental nuclear ground state charge radii: An update",
    in: .init("At. Data Nucl. Data Tables", "99", "69"), 2013, doi: "10.1016/j.adt.2011.12.006"),
  Reference(
    "Freedman1974", "D. Z. Freedman", "Coherent effects of a weak neutral current",
    in: .init("Phys. Rev. D", "9", "1389"), 1974, doi: "10.1103/PhysRevD.9.1389"),
  Reference(
    "Helm1956", "R. H. Helm",
    "Inelastic and Elastic Scattering of 187-Mev Electrons from Selected Even-Even Nuclei",
    in: .init("Phys. Rev.", "104", "1466"), 1956, doi: "10.1103/PhysRev.104.1466"),
  Reference(
    "KleinNystrand1999", "S. Klein and J. Nystrand",
    "Exclusive vector meson production in relativistic heavy ion collisions",
    in: .init("Phys. Rev. C", "60", "014903"), 1999, doi: "10.1103/PhysRevC.60.014903",
    eprint: "hep-ph/9902259"),
  Reference(
    "Miranda2021",
    #"O. G. Miranda and D. K. Papoulias and O. Sanders and M. T{\'o}rtola and J. W. F. Valle"#,
    "Low-energy probes of sterile neutrino transition magnetic moments",
    in: .init("JHEP", "12", "191"), 2021, doi: "10.1007/JHEP12(2021)191", eprint: "2109.09545"),
  Reference(
    "Li2024", "Y.-Y. Li and Y.-F. Li and S.-Y. Xia",
    "Neutrino magnetic dipole portal with low energy neutrino nucleus scattering data", 2024,
    eprint: "2406.07477"),
  Reference(
    "Magill2018", "G. Magill and R. Plestid and M. Pospelov and Y.-D. Tsai",
    "Dipole Portal to Heavy Neutral Leptons", in: .init("Phys. Rev. D", "98", "115015"), 2018,
    doi: "10.1103/PhysRevD.98.115015", eprint: "1803.03262"),
  Reference(
    "Ridders1982", "C. J. F. Ridders", "Accurate computation of F'(x) and F'(x) F''(x)",
    in: .init("Adv. Eng. Softw.", "4", "75"), 1982, doi: "10.1016/S0141-1195(82)80057-0"),
  Reference(
    "Chen2014",
    "J.-W. Chen and H.-C. Chi and H.-B. Li and C.-P. Liu and L. Singh and H. T. Wong and C.-L. Wu and C.-P. Wu",
    "Constraints on millicharged neutrinos via analysis of data from atomic ionizations with germanium detectors at sub-keV sensitivities",
    in: .init("Phys. Rev. D", "90", "011301"), 2014, doi: "10.1103/PhysRevD.90.011301",
    eprint: "1405.7168"),
]
