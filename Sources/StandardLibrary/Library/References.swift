/// Every source that the documentation names by DOI or arXiv number; a test holds the two together.
let references = generalReferences + momentReferences

private let generalReferences: [Reference] = [
  Reference(
    "CODATA2022", "P. J. Mohr and D. B. Newell and B. N. Taylor and E. Tiesinga",
    "CODATA recommended values of the fundamental physical constants: 2022",
    "Rev. Mod. Phys. 97, 025002", 2025, doi: "10.1103/RevModPhys.97.025002"),
  Reference(
    "PDG2024", "S. Navas and others (Particle Data Group)", "Review of Particle Physics",
    "Phys. Rev. D 110, 030001", 2024, doi: "10.1103/PhysRevD.110.030001"),
  Reference(
    "VogelEngel1989", "P. Vogel and J. Engel", "Neutrino electromagnetic form factors",
    "Phys. Rev. D 39, 3378", 1989, doi: "10.1103/PhysRevD.39.3378"),
  Reference(
    "AtzoriCorona2022",
    "M. Atzori Corona and M. Cadeddu and N. Cargioli and F. Dordei and C. Giunti and Y. F. Li and C. A. Ternes and Y. Y. Zhang",
    "Impact of the Dresden-II and COHERENT neutrino scattering data on neutrino electromagnetic properties and electroweak physics",
    "JHEP 09, 164", 2022, doi: "10.1007/JHEP09(2022)164", eprint: "2205.09484"),
  Reference(
    "ErlerSu2013", "J. Erler and S. Su", "The Weak Neutral Current",
    "Prog. Part. Nucl. Phys. 71, 119", 2013, doi: "10.1016/j.ppnp.2013.03.004",
    eprint: "1303.5522"),
  Reference(
    "PDG2022", "R. L. Workman and others (Particle Data Group)", "Review of Particle Physics",
    "PTEP 2022, 083C01", 2022, doi: "10.1093/ptep/ptac097"),
  Reference(
    "ErlerFerro2018", "J. Erler and R. Ferro-Hernández", "Weak mixing angle in the Thomson limit",
    "JHEP 03, 196", 2018, doi: "10.1007/JHEP03(2018)196", eprint: "1712.09146"),
  Reference(
    "BahcallKamionkowskiSirlin1995", "J. N. Bahcall and M. Kamionkowski and A. Sirlin",
    "Solar neutrinos: Radiative corrections in neutrino-electron scattering experiments",
    "Phys. Rev. D 51, 6146", 1995, doi: "10.1103/PhysRevD.51.6146", eprint: "astro-ph/9502003"),
  Reference(
    "GiuntiStudenikin2015", "C. Giunti and A. Studenikin",
    "Neutrino electromagnetic interactions: A window to new physics", "Rev. Mod. Phys. 87, 531",
    2015, doi: "10.1103/RevModPhys.87.531", eprint: "1403.6344"),
  Reference(
    "Bernabeu2000",
    "J. Bernabéu and L. G. Cabral-Rosetti and J. Papavassiliou and J. Vidal",
    "Charge radius of the neutrino", "Phys. Rev. D 62, 113012", 2000,
    doi: "10.1103/PhysRevD.62.113012", eprint: "hep-ph/0008114"),
  Reference(
    "Cadeddu2018",
    "M. Cadeddu and C. Giunti and K. A. Kouzakov and Y. F. Li and A. I. Studenikin and Y. Y. Zhang",
    "Neutrino charge radii from COHERENT elastic neutrino-nucleus scattering",
    "Phys. Rev. D 98, 113010", 2018, doi: "10.1103/PhysRevD.98.113010", eprint: "1810.05606"),
  Reference(
    "KouzakovStudenikin2014", "K. A. Kouzakov and A. I. Studenikin",
    "Theory of neutrino-atom collisions: the history, present status, and BSM physics",
    "Adv. High Energy Phys. 2014, 569409", 2014, doi: "10.1155/2014/569409", eprint: "1406.4999"),
  Reference(
    "Chen2017",
    "J.-W. Chen and H.-C. Chi and C.-P. Liu and C.-P. Wu",
    "Low-energy electronic recoil in xenon detectors by solar neutrinos", "Phys. Lett. B 774, 656",
    2017, eprint: "1610.04177"),
  Reference(
    "Elam2002", "W. T. Elam and B. D. Ravel and J. R. Sieber",
    "A new atomic database for X-ray spectroscopic calculations", "Radiat. Phys. Chem. 63, 121",
    2002, doi: "10.1016/S0969-806X(01)00227-4"),
]
