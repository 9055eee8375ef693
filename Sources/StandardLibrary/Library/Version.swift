/// The version of the kernel and of the language.
package let dipoleVersion = "0.1.0"
