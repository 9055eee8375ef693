/// When the neutrinos of a component arrive, as a density in time, in 1/s, after the start of a pulse.
package struct Arrival: Sendable {
}
