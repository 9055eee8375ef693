import Testing
import Units

@Suite struct MomentKindTests {
  @Test func `every kind is found by its name, and no two share one`() {
    #expect(MomentKind.allCases.count == 3 + 1 + 6 + 6 + 6)
    for kind in MomentKind.allCases { #expect(MomentKind(name: kind.name) == kind) }
    #expect(Set(MomentKind.allCases.map(\.name)).count == MomentKind.allCases.count)
    #expect(Set(MomentKind.allCases.map(\.symbol)).count == MomentKind.allCases.count)
    #expect(MomentKind(name: "nu_x") == nil && MomentKind(name: "") == nil)
  }

  @Test(arguments: [
    ("nu_e", "μ_νe"), ("nu_mu", "μ_νμ"), ("nu_tau", "μ_ντ"), ("solar", "μ_eff^sol"),
    ("transition_12", "μ_12 (Majorana)"), ("transition_mutau", "μ_μτ (Majorana)"),
    ("dirac_11", "μ_11 (Dirac)"), ("dirac_emu", "μ_eμ (Dirac)"), ("dirac_mumu", "μ_μμ (Dirac)"),
  ])
  func `names and symbols`(_ name: String, _ symbol: String) throws {
    #expect(try #require(MomentKind(name: name)).symbol == symbol)
  }

  @Test(arguments: [
    ("nu_e", "nu_mu", ["effective_moment"]),
    ("nu_e", "solar", ["effective_moment", "solar_moment"]),
    ("solar", "transition_12", ["solar_moment"]), ("dirac_emu", "nu_mu", ["effective_moment"]),
    ("transition_12", "transition_emu", ["moment_element"]),
    ("dirac_11", "dirac_emu", ["moment_element"]),
    ("transition_12", "transition_13", []), ("transition_12", "dirac_12", []),
  ])
  func `maps`(_ a: String, _ b: String, _ functions: [String]) throws {
    let kinds = (try #require(MomentKind(name: a)), try #require(MomentKind(name: b)))
    #expect(try #require(MomentMap(kinds.0, kinds.1)).functions == functions)
    #expect(Set(try #require(MomentMap(kinds.1, kinds.0)).functions) == Set(functions))
  }

  @Test func `all pairs have a map or a reason that names both`() {
    for a in MomentKind.allCases {
      for b in MomentKind.allCases {
        let map = MomentMap(a, b)
        #expect((map == nil) == (a == b))
        if let map, map.functions.isEmpty {
          #expect(map.explanation.contains(a.symbol) && map.explanation.contains(b.symbol))
        }
      }
    }
  }
}
