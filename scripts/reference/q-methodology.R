# Makes src/insight/q-methodology/reference/sorts.json: what R and its qmethod package say of invented sorts.
# Run: Rscript scripts/reference/q-methodology.R > src/insight/q-methodology/reference/sorts.json
# The sorts are drawn here with a fixed seed; no data set is copied. Components and varimax are R's own (eigen, varimax);
# centroid factors, scores, arrays and distinguishing statements are those of qmethod.
suppressPackageStartupMessages({
  library(qmethod)
  library(jsonlite)
})
set.seed(20240326, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")

# Views that people share, each person with one of them (or its opposite) and with much of their own.
invented <- function(people, heights, views, own) {
  statements <- sum(heights)
  middle <- (length(heights) - 1) / 2
  places <- rep(seq_along(heights) - 1 - middle, heights)
  shared <- matrix(rnorm(statements * views), statements)
  sorts <- sapply(seq_len(people), function(person) {
    wanted <- shared[, (person - 1) %% views + 1] * ifelse(person == people, -1, 1) + rnorm(statements, sd = own)
    places[rank(wanted, ties.method = "first")]
  })
  colnames(sorts) <- paste0("p", seq_len(people))
  rownames(sorts) <- paste0("s", seq_len(statements))
  sorts
}

forward <- function(loadings) {
  loadings <- unclass(loadings)
  loadings <- loadings[, order(-colSums(loadings^2)), drop = FALSE]
  unname(loadings %*% diag(ifelse(colSums(loadings) < 0, -1, 1), ncol(loadings)))
}

solved <- function(sorts, loadings) {
  dimnames(loadings) <- list(colnames(sorts), paste0("f", seq_len(ncol(loadings))))
  flags <- abs(loadings) > 2.58 / sqrt(nrow(sorts)) & 2 * loadings^2 > rowSums(loadings^2)
  scored <- qzscores(as.data.frame(sorts), ncol(loadings), loa = loadings, flagged = flags)
  apart <- suppressWarnings(qdc(as.data.frame(sorts), ncol(loadings), zsc = scored$zsc, sed = scored$f_char$sd_dif))
  list(
    loadings = unname(loadings), flags = unname(flags), scores = t(unname(as.matrix(scored$zsc))),
    arrays = t(unname(as.matrix(scored$zsc_n))), standard_errors = scored$f_char$characteristics$se_fscores,
    between = unname(scored$f_char$cor_zsc), apart = apart$dist.and.cons
  )
}

examples <- list(
  list(name = "twelve people, 25 statements, three views", heights = c(1, 2, 3, 4, 5, 4, 3, 2, 1), people = 12, views = 3, own = 0.7),
  list(name = "thirty people, 36 statements, four views", heights = c(2, 3, 4, 6, 6, 6, 4, 3, 2), people = 30, views = 4, own = 0.9),
  list(name = "nine people, 20 statements, two views", heights = c(2, 3, 3, 4, 3, 3, 2), people = 9, views = 2, own = 0.5)
)

made <- lapply(examples, function(one) {
  sorts <- invented(one$people, one$heights, one$views, one$own)
  correlations <- cor(sorts)
  found <- eigen(correlations, symmetric = TRUE)
  few <- seq_len(one$views)
  components <- found$vectors[, few] %*% diag(sqrt(found$values[few]))
  centroids <- unclass(centroid(correlations, one$views, 1e-12))
  list(
    name = one$name, heights = one$heights, sorts = unname(t(sorts)), correlations = unname(correlations),
    eigenvalues = found$values, components = forward(components), centroids = unname(centroids),
    solutions = list(
      components = solved(sorts, forward(varimax(components, eps = 1e-15)$loadings)),
      centroid = solved(sorts, forward(varimax(centroids, eps = 1e-15)$loadings))
    )
  )
})

cat(toJSON(list(
  made_with = paste0(R.version.string, "; qmethod ", packageVersion("qmethod")),
  made_by = "scripts/reference/q-methodology.R",
  examples = made
), auto_unbox = TRUE, digits = 15), "\n", sep = "")
