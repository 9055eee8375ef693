/// Sources of the fluxes of neutrinos.
let fluxReferences: [Reference] = [
  Reference(
    "Vinyoles2017",
    "N. Vinyoles and A. M. Serenelli and F. L. Villante and S. Basu and J. Bergström and M. C. Gonzalez-Garcia and M. Maltoni and C. Peña-Garay and N. Song",
    "A new Generation of Standard Solar Models", "Astrophys. J. 835, 202", 2017,
    doi: "10.3847/1538-4357/835/2/202", eprint: "1611.09867"),
  Reference(
    "Bahcall1996",
    "J. N. Bahcall and E. Lisi and D. E. Alburger and L. De Braeckeleer and S. J. Freedman and J. Napolitano",
    "Standard neutrino spectrum from 8B decay", "Phys. Rev. C 54, 411", 1996,
    doi: "10.1103/PhysRevC.54.411"),
  Reference(
    "Huber2011", "P. Huber",
    "Determination of antineutrino spectra from nuclear reactors", "Phys. Rev. C 84, 024617", 2011,
    doi: "10.1103/PhysRevC.84.024617", eprint: "1106.0687"),
  Reference(
    "Mueller2011", "Th. A. Mueller and others",
    "Improved Predictions of Reactor Antineutrino Spectra", "Phys. Rev. C 83, 054615", 2011,
    doi: "10.1103/PhysRevC.83.054615", eprint: "1101.2663"),
  Reference(
    "Kopeikin2021", "V. Kopeikin and M. Skorokhvatov and O. Titov",
    "Reevaluating reactor antineutrino spectra with new measurements of the ratio between 235U and 239Pu beta spectra",
    "Phys. Rev. D 104, L071301", 2021, doi: "10.1103/PhysRevD.104.L071301", eprint: "2103.01684"),
  Reference(
    "Ma2013", "X. B. Ma and W. L. Zhong and L. Z. Wang and Y. X. Chen and J. Cao",
    "Improved calculation of the energy release in neutron-induced fission",
    "Phys. Rev. C 88, 014605", 2013, doi: "10.1103/PhysRevC.88.014605", eprint: "1212.6625"),
  Reference(
    "COHERENT2021", "D. Akimov and others (COHERENT)",
    "Measurement of the Coherent Elastic Neutrino-Nucleus Scattering Cross Section on CsI by COHERENT",
    "Phys. Rev. Lett. 129, 081801", 2022, doi: "10.1103/PhysRevLett.129.081801",
    eprint: "2110.07730"),
  Reference(
    "COHERENT2020release", "D. Akimov and others (COHERENT)",
    "COHERENT Collaboration data release from the first detection of coherent elastic neutrino-nucleus scattering on argon",
    "Zenodo", 2020, doi: "10.5281/zenodo.3903810", eprint: "2006.12659"),
]
