/// Of intervals, limits and combinations.
let statisticsReferences: [Reference] = [
  Reference(
    "Cowan2011", "G. Cowan and K. Cranmer and E. Gross and O. Vitells",
    "Asymptotic formulae for likelihood-based tests of new physics",
    in: .init("Eur. Phys. J. C", "71", "1554"), 2011, doi: "10.1140/epjc/s10052-011-1554-0",
    eprint: "1007.1727"),
  Reference(
    "Read2002", "A. L. Read", "Presentation of search results: the CL$_s$ technique",
    in: .init("J. Phys. G", "28", "2693"), 2002, doi: "10.1088/0954-3899/28/10/313"),
  Reference(
    "FeldmanCousins1998", "G. J. Feldman and R. D. Cousins",
    "Unified approach to the classical statistical analysis of small signals",
    in: .init("Phys. Rev. D", "57", "3873"), 1998, doi: "10.1103/PhysRevD.57.3873",
    eprint: "physics/9711021"),
  Reference(
    "NOvA2022", "M. A. Acero and others", of: "NOvA",
    "The Profiled Feldman-Cousins technique for confidence interval construction in the presence of nuisance parameters",
    2022, eprint: "2207.14353"),
  Reference(
    "BakerCousins1984", "S. Baker and R. D. Cousins",
    "Clarification of the use of chi-square and likelihood functions in fits to histograms",
    in: .init("Nucl. Instrum. Meth.", "221", "437"), 1984, doi: "10.1016/0167-5087(84)90016-4"),
  Reference(
    "Akaike1974", "H. Akaike", "A new look at the statistical model identification",
    in: .init("IEEE Trans. Autom. Control", "19", "716"), 1974, doi: "10.1109/TAC.1974.1100705"),
  Reference(
    "Schwarz1978", "G. Schwarz", "Estimating the dimension of a model",
    in: .init("Ann. Stat.", "6", "461"), 1978, doi: "10.1214/aos/1176344136"),
  Reference(
    "Wilks1938", "S. S. Wilks",
    "The large-sample distribution of the likelihood ratio for testing composite hypotheses",
    in: .init("Ann. Math. Stat.", "9", "60"), 1938, doi: "10.1214/aoms/1177732360"),
  Reference(
    "Garwood1936", "F. Garwood", "Fiducial limits for the Poisson distribution",
    in: .init("Biometrika", "28", "437"), 1936, doi: "10.1093/biomet/28.3-4.437"),
  Reference(
    "ClopperPearson1934", "C. J. Clopper and E. S. Pearson",
    "The use of confidence or fiducial limits illustrated in the case of the binomial",
    in: .init("Biometrika", "26", "404"), 1934, doi: "10.1093/biomet/26.4.404"),
  Reference(
    "DerSimonianLaird1986", "R. DerSimonian and N. Laird", "Meta-analysis in clinical trials",
    in: .init("Control. Clin. Trials", "7", "177"), 1986, doi: "10.1016/0197-2456(86)90046-2"),
  Reference(
    "Stone1974", "M. Stone", "Cross-validatory choice and assessment of statistical predictions",
    in: .init("J. R. Stat. Soc. B", "36", "111"), 1974,
    doi: "10.1111/j.2517-6161.1974.tb00994.x"),
  Reference(
    "MaltoniSchwetz2003", "M. Maltoni and T. Schwetz",
    "Testing the statistical compatibility of independent data sets",
    in: .init("Phys. Rev. D", "68", "033020"), 2003, doi: "10.1103/PhysRevD.68.033020",
    eprint: "hep-ph/0304176"),
  Reference(
    "RasmussenWilliams2006", "C. E. Rasmussen and C. K. I. Williams",
    "Gaussian Processes for Machine Learning", 2006, doi: "10.7551/mitpress/3206.001.0001"),
  Reference(
    "Neal2011", "R. M. Neal", "MCMC using Hamiltonian dynamics", 2011, eprint: "1206.1901"),
  Reference(
    "Vehtari2021",
    #"A. Vehtari and A. Gelman and D. Simpson and B. Carpenter and P.-C. B{\"u}rkner"#,
    "Rank-normalization, folding, and localization: An improved R-hat for assessing convergence of MCMC",
    in: .init("Bayesian Anal.", "16", "667"), 2021, eprint: "1903.08008"),
  Reference(
    "Scott2015", "D. W. Scott", "Multivariate Density Estimation", 2015,
    doi: "10.1002/9780470316849"),
  Reference(
    "FruehwirthSchnatter2004", #"S. Fr{\"u}hwirth-Schnatter"#,
    "Estimating marginal likelihoods for mixture and Markov switching models using bridge sampling techniques",
    in: .init("Econom. J.", "7", "143"), 2004, doi: "10.1111/j.1368-423X.2004.00125.x"),
  Reference(
    "HigginsThompson2002", "J. P. T. Higgins and S. G. Thompson",
    "Quantifying heterogeneity in a meta-analysis", in: .init("Stat. Med.", "21", "1539"), 2002,
    doi: "10.1002/sim.1186"),
  Reference(
    "BarlowBeeston1993", "R. J. Barlow and C. Beeston",
    "Fitting using finite Monte Carlo samples",
    in: .init("Comput. Phys. Commun.", "77", "219"), 1993, doi: "10.1016/0010-4655(93)90005-W"),
  Reference(
    "Heinrich2021", "L. Heinrich and M. Feickert and G. Stark and K. Cranmer",
    "pyhf: pure-Python implementation of HistFactory statistical models",
    in: .init("J. Open Source Softw.", "6", "2823"), 2021, doi: "10.21105/joss.02823"),
]
