/// Every source that the documentation names by DOI or arXiv number; a test holds the two together.
let references: [Reference] = [
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
]
