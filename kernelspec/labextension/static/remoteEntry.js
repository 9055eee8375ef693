// Teaches JupyterLab 4 the Dipole language: the colours of a cell, and the type of a .dip file.
// Written by hand as the one entry of a prebuilt extension, so that no bundler is needed.
(() => {
  "use strict";

  const words = (text) => new Set(text.split(/\s+/));

  const KEYWORDS = words("for in if then else and or not as with true false");
  const BLOCKS = words("selection experiment model interaction flux");
  const ROLES = words("cut signal background");
  const BUILTINS = words(
    "sqrt exp log log10 sin cos tan atan2 abs min max sum mean count floor round " +
      "integrate solve minimum maximum derivative " +
      "pi alpha m_e m_p G_F sin2_w hbarc hbar c N_A muB " +
      "T_max E_min cos_theta sigma_es sigma_es_em " +
      "dsigma_es dsigma_es_em dsigma_cevns dsigma_cevns_em dsigma_portal " +
      "nu_weak nu_magnetic nu_millicharge nu_charge_radius dipole_portal " +
      "solar reactor pion_decay beam rate counts quench unquench lindhard moment " +
      "read dataset table where with_columns sort group take columns join total " +
      "select cutflow hist histogram grid rebin curve " +
      "fit profile interval upper_limit contour combine toys feldman_cousins sample compare " +
      "goodness pulls impacts uncertainties correlations prefit postfit cls_scan sensitivity " +
      "coverage garwood clopper_pearson " +
      "plot line points steps stack band arrows hline vline text heatmap contours panels forest " +
      "help cite save",
  );

  const NAME = /^[\p{L}_][\p{L}\p{Nd}_₀-₉]*/u;
  const NUMBER = /^\d[\d_]*(\.\d[\d_]*)?([eE][+-]?\d+)?/;
  const SUPERSCRIPT = "⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+";
  const FACTOR = `[\\p{L}_]+(\\^-?\\d+(\\.\\d+)?|${SUPERSCRIPT})?`;
  const UNIT = new RegExp(
    `^(%|${FACTOR}([*/·](${FACTOR}|\\(${FACTOR}([*·]${FACTOR})*\\)))*)`, "u");
  const NOT_A_UNIT = /^(for|in|if|then|else|and|or|not|as|with)\b/;
  const OPERATOR = new RegExp(
    `^(\\|>|\\.\\.|\\+-|[=!<>]=|[-+*/^·×±<>=~?.]|${SUPERSCRIPT})`, "u");

  /// What follows a name that is being given a meaning: `=` or `~`, perhaps after parameters.
  const ASSIGNED = /^\s*(\([^()]*\))?\s*(=(?!=)|~)/;
  const ENTRY = /^\s+[\p{L}_][\p{L}\p{Nd}_₀-₉]*\s*(\([^()]*\))?\s*(=(?!=)|~)/u;

  const CLOSES = { ")": "(", "]": "[", "}": "{" };

  /// The innermost open bracket or string at this point.
  const innermost = (state) => state.open.at(-1);

  /// A string runs to its closing quote or to the end of the line; `{` opens an expression in it.
  function stringToken(stream, state) {
    if (stream.eat('"')) {
      state.open.pop();
      return "string";
    }
    if (stream.eat("{")) {
      state.open.push("{");
      return "bracket";
    }
    if (!stream.match(/^([^"{\\]|\\.)+/)) stream.next();
    return "string";
  }

  function bracketToken(stream, state) {
    const bracket = stream.next();
    if (!(bracket in CLOSES)) state.open.push(bracket);
    else if (innermost(state) === CLOSES[bracket]) state.open.pop();
    return "bracket";
  }

  /// A name is what its surroundings make it: a keyword, a definition, a named argument, a member.
  function nameToken(stream, state, after) {
    const [name] = stream.match(NAME);
    if (KEYWORDS.has(name)) {
      state.after = name;
      return "keyword";
    }
    if (after === ".") return "propertyName";
    if (BLOCKS.has(name) && stream.match(/^\s*\{/, false)) return "keyword";
    if (ROLES.has(name) && stream.match(ENTRY, false)) return "keyword";
    if (stream.match(ASSIGNED, false)) {
      return "([".includes(innermost(state) ?? " ") ? "attributeName" : "variableName.definition";
    }
    return BUILTINS.has(name) ? "variableName.standard" : "variableName";
  }

  function expressionToken(stream, state) {
    const after = state.after;
    state.after = null;
    if (stream.match(NUMBER)) {
      state.after = "number";
      return "number";
    }
    const unitMayStand = ["number", "as", ":"].includes(after);
    if (unitMayStand && !stream.match(NOT_A_UNIT, false) && stream.match(UNIT)) {
      return "variableName.special";
    }
    if (stream.match(NAME, false)) return nameToken(stream, state, after);
    if (stream.match(/^[()[\]{}]/, false)) return bracketToken(stream, state);
    if (stream.eat('"')) {
      state.open.push('"');
      return "string";
    }
    if (stream.eat("#")) {
      stream.skipToEnd();
      return "comment";
    }
    const operator = stream.match(OPERATOR);
    state.after = operator ? operator[0] : stream.next();
    if (operator) return "operator";
    return ",:".includes(state.after) ? "punctuation" : null;
  }

  const parser = {
    name: "dipole",
    // `open`: the brackets and strings begun and not ended; `after`: what the last token was
    startState: () => ({ open: [], after: null }),
    copyState: (state) => ({ ...state, open: [...state.open] }),
    token(stream, state) {
      if (stream.sol()) {
        const string = state.open.indexOf('"');
        if (string >= 0) state.open.length = string;
        state.after = null;
      }
      if (innermost(state) === '"') return stringToken(stream, state);
      if (stream.eatSpace()) return null;
      return expressionToken(stream, state);
    },
    indent(state, textAfter, context) {
      const closes = /^[)\]}]/.test(textAfter) ? 1 : 0;
      return Math.max(0, state.open.length - closes) * context.unit;
    },
    languageData: {
      commentTokens: { line: "#" },
      closeBrackets: { brackets: ["(", "[", "{", '"'] },
      indentOnInput: /^\s*[)\]}]$/,
    },
  };

  const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
    <rect width="64" height="64" rx="14" fill="#1d2545"/>
    <path d="M18 17h7l8.5 29c6-7 9.5-14 11.5-23" fill="none" stroke="#fff" stroke-width="7"
      stroke-linecap="round" stroke-linejoin="round"/>
    <path d="M46.5 6l7 19-17.5-4.5z" fill="#ffb547"/></svg>`;

  /// JupyterLab's own copy of a shared package.
  async function shared(scope, name) {
    const [provider] = Object.values(scope[name]);
    return (await provider.get())();
  }

  async function plugin(scope) {
    const { IEditorLanguageRegistry } = await shared(scope, "@jupyterlab/codemirror");
    const { LanguageSupport, StreamLanguage } = await shared(scope, "@codemirror/language");
    const { LabIcon } = await shared(scope, "@jupyterlab/ui-components");
    return {
      id: "dipole-highlight:plugin",
      description: "Highlights the Dipole language.",
      autoStart: true,
      requires: [IEditorLanguageRegistry],
      activate(app, languages) {
        languages.addLanguage({
          name: "dipole",
          displayName: "Dipole",
          mime: "text/x-dipole",
          extensions: ["dip"],
          support: new LanguageSupport(StreamLanguage.define(parser)),
        });
        app.docRegistry.addFileType({
          name: "dipole",
          displayName: "Dipole File",
          extensions: [".dip"],
          mimeTypes: ["text/x-dipole"],
          icon: new LabIcon({ name: "dipole-highlight:file", svgstr: ICON }),
        });
      },
    };
  }

  let scope;
  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["dipole-highlight"] = {
    init(shareScope) {
      scope = shareScope;
    },
    async get() {
      const extension = { __esModule: true, default: await plugin(scope) };
      return () => extension;
    },
  };
})();
