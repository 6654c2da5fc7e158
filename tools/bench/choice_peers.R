# Measures R's peers on the data that dure_bench_choice wrote: Rscript choice_peers.R logit|hb DATA DRAWS_OUT. Prints one
# JSON object; with no package, {"missing": its name}.
arguments <- commandArgs(trailingOnly = TRUE)
data <- read.csv(arguments[2], header = FALSE)
columns <- 3:ncol(data)
names(data)[1:2] <- c("task", "chosen")

numbers <- function(values) paste0("[", paste(format(values, digits = 12), collapse = ","), "]")
missing_package <- function(name) {
    if (suppressMessages(suppressWarnings(require(name, character.only = TRUE, quietly = TRUE)))) return(FALSE)
    cat(sprintf('{"missing":"%s"}\n', name))
    TRUE
}

if (arguments[1] == "logit" && !missing_package("survival")) {
    formula <- as.formula(paste("chosen ~", paste(names(data)[columns], collapse = " + "), "+ strata(task)"))
    seconds <- system.time(fit <- clogit(formula, data = data))[["elapsed"]]
    cat(sprintf('{"seconds":%.3f,"log_likelihood":%.9f,"coefficients":%s}\n', seconds, fit$loglik[2], numbers(coef(fit))))
}
if (arguments[1] == "hb" && !missing_package("bayesm")) {
    tasks <- 12; alternatives <- 4
    rows <- tasks * alternatives
    people <- lapply(seq_len(nrow(data) / rows), function(i) {
        own <- data[(i - 1) * rows + seq_len(rows), ]
        list(y = max.col(matrix(own$chosen, ncol = alternatives, byrow = TRUE)), X = as.matrix(own[, columns]))
    })
    set.seed(1)
    seconds <- system.time(capture.output(fit <- rhierMnlRwMixture(
        Data = list(p = alternatives, lgtdata = people), Prior = list(ncomp = 1),
        Mcmc = list(R = 10000, keep = 1, nprint = 0))))[["elapsed"]]
    draws <- t(sapply(fit$nmix$compdraw[1001:10000], function(draw) draw[[1]]$mu))
    write.table(draws, arguments[3], sep = ",", row.names = FALSE, col.names = FALSE)
    cat(sprintf('{"seconds":%.3f,"population_mean":%s}\n', seconds, numbers(colMeans(draws))))
}
