# Makes src/insight/statistics/reference/survival.json: what R's survival package says of invented durations.
# Run: Rscript scripts/reference/survival.R > src/insight/statistics/reference/survival.json
# The durations are drawn here with a fixed seed; no data set is copied.
suppressPackageStartupMessages({
  library(survival)
  library(jsonlite)
})
set.seed(20190131, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
causes <- c("turned-18", "negative-decision", "other")

invented <- function(n, mean_months, horizon, whole) {
  exit <- rweibull(n, 1.3, mean_months)
  entry <- runif(n, 0, horizon)
  time <- pmin(exit, horizon - entry)
  time <- if (whole) pmax(1, ceiling(time)) else pmax(1, ceiling(time * 4)) / 4
  cause <- ifelse(exit < horizon - entry, sample(1:3, n, TRUE, c(.5, .3, .2)), 0L)
  data.frame(time = time, cause = cause)
}

examples <- list(
  "sixty children, whole months, many ties" = invented(60, 9, 24, TRUE),
  "445 children, weeks as quarters of a month" = invented(445, 14, 24, FALSE),
  "mostly still in service" = invented(40, 60, 12, TRUE),
  "nobody censored" = data.frame(time = sample(1:18, 30, TRUE), cause = sample(1:3, 30, TRUE)),
  "everybody gone at the last day" = data.frame(time = c(1, 2, 2, 3, 4, 4, 7, 9), cause = c(1, 0, 2, 1, 0, 1, 3, 1)),
  "half gone on a flat stretch" = data.frame(time = c(2, 4, 6, 8, 10, 10, 10, 10), cause = c(1, 1, 2, 3, 0, 1, 0, 1)),
  "nobody left" = data.frame(time = c(1, 2, 3, 3), cause = c(0, 0, 0, 0))
)

numbers <- function(x) unname(as.numeric(x))

kaplan_meier <- function(d, tau) {
  fit <- function(type) survfit(Surv(time, cause > 0) ~ 1, data = d, conf.type = type)
  plain <- fit("plain")
  with_type <- function(type) {
    f <- fit(type)
    table <- summary(f)$table
    list(lower = numbers(f$lower), upper = numbers(f$upper),
         median = numbers(table["median"]), median_lower = numbers(table["0.95LCL"]), median_upper = numbers(table["0.95UCL"]))
  }
  restricted <- summary(plain, rmean = tau)$table
  list(
    time = numbers(plain$time), at_risk = numbers(plain$n.risk), survival = numbers(plain$surv),
    # survfit's std.err is that of log S
    error = numbers(plain$std.err * plain$surv),
    log = with_type("log"), `log-log` = with_type("log-log"), plain = with_type("plain"),
    restricted = list(until = unbox(tau), mean = numbers(restricted["rmean"]), error = numbers(restricted["se(rmean)"]))
  )
}

aalen_johansen <- function(d) {
  f <- survfit(Surv(time, factor(cause, 0:3, c("censored", causes))) ~ 1, data = d)
  list(time = numbers(f$time), states = f$states[-1],
       incidence = lapply(2:4, function(k) numbers(f$pstate[, k])),
       error = lapply(2:4, function(k) numbers(f$std.err[, k])),
       in_service = numbers(f$pstate[, 1]))
}

one <- function(name) {
  d <- examples[[name]]
  times <- sort(unique(d$time))
  count <- function(k) sapply(times, function(t) sum(d$time == t & d$cause == k))
  tau <- floor(max(d$time) * 0.8)
  list(
    name = unbox(name),
    counts = data.frame(time = times, turned18 = count(1), negative = count(2), other = count(3), censored = count(0)),
    kaplan_meier = kaplan_meier(d, tau),
    aalen_johansen = if (any(d$cause > 0)) aalen_johansen(d) else NULL
  )
}

wilson <- function(x, n, level) {
  ends <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
  list(successes = unbox(x), n = unbox(n), level = unbox(level), lower = unbox(ends[1]), upper = unbox(ends[2]))
}
pairs <- list(c(0, 9), c(9, 9), c(1, 2), c(3, 110), c(43, 289), c(163, 251), c(240, 445), c(2500, 4957))

cat(toJSON(list(
  made_with = unbox(paste0(R.version.string, "; survival ", packageVersion("survival"))),
  made_by = unbox("scripts/reference/survival.R"),
  examples = lapply(names(examples), one),
  wilson = unlist(lapply(pairs, function(p) lapply(c(.9, .95, .99), function(l) wilson(p[1], p[2], l))), recursive = FALSE)
), digits = NA, na = "null", null = "null", pretty = FALSE), "\n", sep = "")
