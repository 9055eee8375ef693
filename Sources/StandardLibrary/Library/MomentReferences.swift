/// Of moments, mixing and precession.
let momentReferences: [Reference] = [
  Reference(
    "GiuntiStudenikin2015", "C. Giunti and A. Studenikin",
    "Neutrino electromagnetic interactions: A window to new physics",
    in: .init("Rev. Mod. Phys.", "87", "531"), 2015, doi: "10.1103/RevModPhys.87.531",
    eprint: "1403.6344"),
  Reference(
    "FujikawaShrock1980", "K. Fujikawa and R. Shrock",
    "Magnetic Moment of a Massive Neutrino and Neutrino-Spin Rotation",
    in: .init("Phys. Rev. Lett.", "45", "963"), 1980, doi: "10.1103/PhysRevLett.45.963"),
  Reference(
    "Shrock1982", "R. E. Shrock",
    "Electromagnetic Properties and Decays of Dirac and Majorana Neutrinos in a General Class of Gauge Theories",
    in: .init("Nucl. Phys. B", "206", "359"), 1982, doi: "10.1016/0550-3213(82)90273-5"),
  Reference(
    "PalWolfenstein1982", "P. B. Pal and L. Wolfenstein", "Radiative decays of massive neutrinos",
    in: .init("Phys. Rev. D", "25", "766"), 1982, doi: "10.1103/PhysRevD.25.766"),
  Reference(
    "Canas2016", "B. C. Canas and O. G. Miranda and A. Parada and M. Tortola and J. W. F. Valle",
    "Updating neutrino magnetic moment constraints", in: .init("Phys. Lett. B", "753", "191"),
    2016, eprint: "1510.01684"),
  Reference(
    "NuFIT60",
    "I. Esteban and M. C. Gonzalez-Garcia and M. Maltoni and I. Martinez-Soler and J. P. Pinheiro and T. Schwetz",
    "NuFit-6.0: updated global analysis of three-flavor neutrino oscillations",
    in: .init("JHEP", "12", "216"), 2024, doi: "10.1007/JHEP12(2024)216", eprint: "2410.05380"),
  Reference(
    "NuFIT50", "I. Esteban and M. C. Gonzalez-Garcia and M. Maltoni and T. Schwetz and A. Zhou",
    "The fate of hints: updated global analysis of three-flavor neutrino oscillations",
    in: .init("JHEP", "09", "178"), 2020, doi: "10.1007/JHEP09(2020)178", eprint: "2007.14792"),
  Reference(
    "Parke1986", "S. J. Parke", "Nonadiabatic Level Crossing in Resonant Neutrino Oscillations",
    in: .init("Phys. Rev. Lett.", "57", "1275"), 1986, doi: "10.1103/PhysRevLett.57.1275"),
  Reference(
    "Wolfenstein1978", "L. Wolfenstein", "Neutrino oscillations in matter",
    in: .init("Phys. Rev. D", "17", "2369"), 1978, doi: "10.1103/PhysRevD.17.2369"),
  Reference(
    "Bell2005", "N. F. Bell and V. Cirigliano and M. J. Ramsey-Musolf and P. Vogel and M. B. Wise",
    "How Magnetic is the Dirac Neutrino?", in: .init("Phys. Rev. Lett.", "95", "151802"), 2005,
    doi: "10.1103/PhysRevLett.95.151802", eprint: "hep-ph/0504134"),
  Reference(
    "Bell2006", "N. F. Bell and M. Gorchtein and M. J. Ramsey-Musolf and P. Vogel and P. Wang",
    "Model independent bounds on magnetic moments of Majorana neutrinos",
    in: .init("Phys. Lett. B", "642", "377"), 2006, eprint: "hep-ph/0606248"),
  Reference(
    "Raffelt1999", "G. G. Raffelt", "Particle Physics from Stars",
    in: .init("Ann. Rev. Nucl. Part. Sci.", "49", "163"), 1999, eprint: "hep-ph/9903472"),
  Reference(
    "LimMarciano1988", "C.-S. Lim and W. J. Marciano",
    "Resonant spin-flavor precession of solar and supernova neutrinos",
    in: .init("Phys. Rev. D", "37", "1368"), 1988, doi: "10.1103/PhysRevD.37.1368"),
  Reference(
    "Akhmedov1988", "E. K. Akhmedov",
    "Resonant amplification of neutrino spin rotation in matter and the solar-neutrino problem",
    in: .init("Phys. Lett. B", "213", "64"), 1988, doi: "10.1016/0370-2693(88)91048-9"),
  Reference(
    "Blanes2009", "S. Blanes and F. Casas and J. A. Oteo and J. Ros",
    "The Magnus expansion and some of its applications", in: .init("Phys. Rep.", "470", "151"),
    2009, doi: "10.1016/j.physrep.2008.11.001", eprint: "0810.5488"),
]
