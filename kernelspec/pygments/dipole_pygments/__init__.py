"""A Pygments lexer for the Dipole language, so that nbconvert colours its cells."""

from pygments.lexer import RegexLexer, bygroups, default, include, words
from pygments.token import (
    Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace,
)

__all__ = ["DipoleLexer"]

KEYWORDS = "for in if then else and or not as with true false".split()
BLOCKS = "selection experiment model interaction flux".split()
ROLES = "cut signal background".split()
BUILTINS = """
    sqrt exp log log10 sin cos tan atan2 abs min max sum mean count floor round
    integrate solve minimum maximum derivative
    pi alpha m_e m_p G_F sin2_w hbarc hbar c N_A muB
    T_max E_min cos_theta sigma_es sigma_es_em
    dsigma_es dsigma_es_em dsigma_cevns dsigma_cevns_em dsigma_portal
    nu_weak nu_magnetic nu_millicharge nu_charge_radius dipole_portal
    solar reactor pion_decay beam rate counts quench unquench lindhard moment
    read dataset table where with_columns sort group take columns join total
    select cutflow hist histogram grid rebin curve
    fit profile interval upper_limit contour combine toys feldman_cousins sample compare
    goodness pulls impacts uncertainties correlations prefit postfit cls_scan sensitivity coverage
    garwood clopper_pearson
    plot line points steps stack band arrows hline vline text heatmap contours panels forest
    help cite save
""".split()

NAME = r"[^\W\d⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉][^\W⁰¹²³⁴⁵⁶⁷⁸⁹]*"
SUPERSCRIPT = r"⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
FACTOR = rf"[^\W\d⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉]+(?:\^-?\d+(?:\.\d+)?|{SUPERSCRIPT})?"
UNIT = rf"(?:%|{FACTOR}(?:[*/·](?:{FACTOR}|\({FACTOR}(?:[*·]{FACTOR})*\)))*)"
NOT_A_UNIT = r"(?!(?:for|in|if|then|else|and|or|not|as|with)\b)"
NUMBER = r"\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?"
# what follows a name that is being given a meaning: `=` or `~`, perhaps after parameters
ASSIGNED = r"\s*(?:\([^()]*\))?\s*(?:=(?!=)|~)"


class DipoleLexer(RegexLexer):
    """Lexer for the Dipole language of neutrino magnetic-moment physics."""

    name = "Dipole"
    aliases = ["dipole"]
    filenames = ["*.dip"]
    mimetypes = ["text/x-dipole"]
    version_added = ""

    tokens = {
        "root": [
            (rf"(?!(?:{'|'.join(ROLES)})\s+{NAME}{ASSIGNED}){NAME}(?={ASSIGNED})", Name.Function),
            include("expression"),
        ],
        "braces": [(r"\}", Punctuation, "#pop"), include("root")],
        # in round and square brackets, a name before `=` is an argument's
        "brackets": [
            (r"[)\]]", Punctuation, "#pop"),
            (rf"{NAME}(?={ASSIGNED})", Name.Attribute),
            include("expression"),
        ],
        "expression": [
            (r"\s+", Whitespace),
            (r"#.*", Comment.Single),
            (NUMBER, Number, "unit"),
            (r"as\b", Keyword, "unit"),
            (r":", Punctuation, "unit"),
            (words(["and", "or", "not", "in"], suffix=r"\b"), Operator.Word),
            (words(["true", "false"], suffix=r"\b"), Keyword.Constant),
            (words(KEYWORDS, suffix=r"\b"), Keyword),
            (words(BLOCKS, suffix=r"(?=\s*\{)"), Keyword.Declaration),
            (rf"({'|'.join(ROLES)})(?=\s+{NAME}{ASSIGNED})", Keyword.Declaration),
            (rf"(\.)({NAME})", bygroups(Operator, Name.Property)),
            (words(BUILTINS, suffix=r"\b"), Name.Builtin),
            (rf"\\?{NAME}", Name),
            (r'"', String.Double, "string"),
            (r"\{", Punctuation, "braces"),
            (r"[(\[]", Punctuation, "brackets"),
            (r"[)\]},]", Punctuation),
            (rf"\|>|\.\.|\+-|[=!<>]=|[-+*/^·×±<>=~?]|{SUPERSCRIPT}", Operator),
        ],
        # the unit word that may follow a number, `as` or `:` on the same line
        "unit": [
            (r"[^\S\n]+", Whitespace),
            (rf"{NOT_A_UNIT}{UNIT}", Keyword.Type, "#pop"),
            default("#pop"),
        ],
        # a string runs to its closing quote or to the end of the line
        "string": [
            (r'"', String.Double, "#pop"),
            (r"\\.", String.Escape),
            (r"\{", String.Interpol, "interpolation"),
            (r'[^"\\{\n]+', String.Double),
            default("#pop"),
        ],
        "interpolation": [
            (r"\}", String.Interpol, "#pop"),
            (r"\n", Whitespace, "#pop:2"),
            include("expression"),
        ],
    }
