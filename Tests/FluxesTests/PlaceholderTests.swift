import Testing
@testable import Fluxes
