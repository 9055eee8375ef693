#include "CSpecial.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace {

namespace bm = boost::math;
namespace bp = boost::math::policies;

/// Errors are values: NaN and infinity. An exception would end the process. No `long double`, so that the results do
/// not depend on the platform's.
using Policy = bp::policy<
    bp::domain_error<bp::errno_on_error>, bp::pole_error<bp::errno_on_error>,
    bp::overflow_error<bp::errno_on_error>, bp::evaluation_error<bp::errno_on_error>,
    bp::rounding_error<bp::errno_on_error>, bp::indeterminate_result_error<bp::errno_on_error>,
    bp::promote_double<false>>;
const Policy policy;

}  // namespace

double cs_erf(double x) noexcept { return bm::erf(x, policy); }
double cs_erfc(double x) noexcept { return bm::erfc(x, policy); }
double cs_erfc_inverse(double p) noexcept { return bm::erfc_inv(p, policy); }

double cs_log_gamma(double x) noexcept { return bm::lgamma(x, policy); }
double cs_digamma(double x) noexcept { return bm::digamma(x, policy); }

double cs_gamma_p(double a, double x) noexcept { return bm::gamma_p(a, x, policy); }
double cs_gamma_q(double a, double x) noexcept { return bm::gamma_q(a, x, policy); }
double cs_gamma_p_inverse(double a, double p) noexcept { return bm::gamma_p_inv(a, p, policy); }
double cs_gamma_q_inverse(double a, double q) noexcept { return bm::gamma_q_inv(a, q, policy); }

double cs_beta(double a, double b, double x) noexcept { return bm::ibeta(a, b, x, policy); }
double cs_beta_inverse(double a, double b, double p) noexcept {
  return bm::ibeta_inv(a, b, p, policy);
}
