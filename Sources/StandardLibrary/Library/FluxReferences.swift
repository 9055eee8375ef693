/// Of fluxes and detectors.
let fluxReferences: [Reference] = [
  Reference(
    "Vinyoles2017",
    #"N. Vinyoles and A. M. Serenelli and F. L. Villante and S. Basu and J. Bergstr{\"o}m and M. C. Gonzalez-Garcia and M. Maltoni and C. Pe{\~n}a-Garay and N. Song"#,
    "A New Generation of Standard Solar Models", in: .init("Astrophys. J.", "835", "202"), 2017,
    doi: "10.3847/1538-4357/835/2/202", eprint: "1611.09867"),
  Reference(
    "BahcallUlrich1988", "J. N. Bahcall and R. K. Ulrich",
    "Solar models, neutrino experiments, and helioseismology",
    in: .init("Rev. Mod. Phys.", "60", "297"), 1988, doi: "10.1103/RevModPhys.60.297"),
  Reference(
    "Bahcall1996",
    "J. N. Bahcall and E. Lisi and D. E. Alburger and L. De Braeckeleer and S. J. Freedman and J. Napolitano",
    "Standard neutrino spectrum from $^8$B decay", in: .init("Phys. Rev. C", "54", "411"), 1996,
    doi: "10.1103/PhysRevC.54.411", eprint: "nucl-th/9601044"),
  Reference(
    "Huber2011", "P. Huber", "Determination of antineutrino spectra from nuclear reactors",
    in: .init("Phys. Rev. C", "84", "024617"), 2011, doi: "10.1103/PhysRevC.84.024617",
    eprint: "1106.0687"),
  Reference(
    "Mueller2011",
    "Th. A. Mueller and D. Lhuillier and M. Fallot and A. Letourneau and S. Cormon and M. Fechner and L. Giot and T. Lasserre and J. Martino and G. Mention and A. Porta and F. Yermia",
    "Improved predictions of reactor antineutrino spectra",
    in: .init("Phys. Rev. C", "83", "054615"), 2011, doi: "10.1103/PhysRevC.83.054615",
    eprint: "1101.2663"),
  Reference(
    "Kopeikin2021", "V. Kopeikin and M. Skorokhvatov and O. Titov",
    #"Reevaluating reactor antineutrino spectra with new measurements of the ratio between $^{235}$U and $^{239}$Pu $\beta$ spectra"#,
    in: .init("Phys. Rev. D", "104", "L071301"), 2021, doi: "10.1103/PhysRevD.104.L071301",
    eprint: "2103.01684"),
  Reference(
    "Ma2013", "X. B. Ma and W. L. Zhong and L. Z. Wang and Y. X. Chen and J. Cao",
    "Improved calculation of the energy release in neutron-induced fission",
    in: .init("Phys. Rev. C", "88", "014605"), 2013, doi: "10.1103/PhysRevC.88.014605",
    eprint: "1212.6625"),
  Reference(
    "TEXONO2007", "H. T. Wong and others", of: "TEXONO",
    "Search of neutrino magnetic moments with a high-purity germanium detector at the Kuo-Sheng nuclear power station",
    in: .init("Phys. Rev. D", "75", "012001"), 2007, doi: "10.1103/PhysRevD.75.012001",
    eprint: "hep-ex/0605006"),
  Reference(
    "Colaresi2022",
    "J. Colaresi and J. I. Collar and T. W. Hossbach and C. M. Lewis and K. M. Yocum",
    "Measurement of Coherent Elastic Neutrino-Nucleus Scattering from Reactor Antineutrinos",
    in: .init("Phys. Rev. Lett.", "129", "211802"), 2022, doi: "10.1103/PhysRevLett.129.211802",
    eprint: "2202.09672"),
  Reference(
    "COHERENT2022", "D. Akimov and others", of: "COHERENT",
    "Measurement of the Coherent Elastic Neutrino-Nucleus Scattering Cross Section on CsI by COHERENT",
    in: .init("Phys. Rev. Lett.", "129", "081801"), 2022, doi: "10.1103/PhysRevLett.129.081801",
    eprint: "2110.07730"),
  Reference(
    "COHERENT2020", "D. Akimov and others", of: "COHERENT",
    "COHERENT Collaboration data release from the first detection of coherent elastic neutrino-nucleus scattering on argon",
    2020, doi: "10.5281/zenodo.3903810", eprint: "2006.12659"),
  Reference(
    "LewinSmith1996", "J. D. Lewin and P. F. Smith",
    "Review of mathematics, numerical factors, and corrections for dark matter experiments based on elastic nuclear recoil",
    in: .init("Astropart. Phys.", "6", "87"), 1996, doi: "10.1016/S0927-6505(96)00047-3"),
  Reference(
    "Scholz2016",
    "B. J. Scholz and A. E. Chavarria and J. I. Collar and P. Privitera and A. E. Robinson",
    "Measurement of the low-energy quenching factor in germanium using an $^{88}$Y/Be photoneutron source",
    in: .init("Phys. Rev. D", "94", "122003"), 2016, doi: "10.1103/PhysRevD.94.122003",
    eprint: "1608.03588"),
]
