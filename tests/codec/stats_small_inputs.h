// A small valid input for every method of `dure stats`, in the shapes of docs/statistics.md.
#pragma once

#include <string_view>

namespace dure::tests {

struct SmallInput {
    std::string_view method;
    std::string_view json;
};

inline constexpr SmallInput small_inputs[] = {
    // ---- numbers ----
    { "agreement_cohen_kappa", R"({"table":[[20,5,1],[3,15,2],[0,4,10]]})" },
    { "agreement_fleiss_kappa", R"({"categories":["a","b","c"],"counts":[[3,0,0],[1,2,0],[0,1,2],[0,0,3]]})" },
    { "agreement_krippendorff_alpha", R"({"ratings":[[1,2,3,null,2],[1,2,3,3,2],[null,3,3,3,1]]})" },
    { "column_proportion_tests", R"({"x":[83,90,129,70],"n":[86,93,136,82]})" },
    { "crosstab",
        R"({"table":[[12,5,9],[7,15,8]],"rows":["yes","no"],"cols":["x","y","z"],"alpha":0.05,"column_tests":true})" },
    { "difference_of_proportions", R"({"conf":0.95,"cases":[[56,70,48,80],[9,10,3,10]]})" },
    { "frequencies_multiresponse",
        R"({"items":["a","b","c"],"responses":[[0,1],[],null,[2],[0,1,2]],"group":["m","f","f","m",null],"pairwise":true,"group_item_chi2":true})" },
    { "keyness_korean_text",
        R"({"texts":["정말 좋은 영화","너무 지루한 영화","정말 최고","너무 별로"],"labels":[1,0,1,0],"min_count":1,"top":3,"prior_strength":50})" },
    { "keyness_log_likelihood",
        R"({"words":{"a":[3,2],"b":[2,1],"c":[0,4]},"prior":"proportional","prior_strength":10})" },
    { "log_odds_informative_dirichlet",
        R"({"pseudo_total":400,"set_totals":{"A":90,"B":60},"features":[{"feature":"f","set":"A","n":9,"n_all_sets":10,"pseudo_total_feature":30,"alpha_total_in_set":100}]})" },
    { "mean_ci", R"({"x":[1,2.5,3,4.25,10],"conf":0.9})" },
    { "mean_difference", R"({"x":[0.7,-1.6,-0.2,3.4],"y":[1.9,0.8,1.1,0.1,4.4]})" },
    { "nps", R"({"waves":{"before":[1,0,0,2,1,4,3,6,9,8,12],"after":[0,0,1,0,1,2,3,4,9,12,20]},"conf":0.95})" },
    { "opinion_group_statistics",
        R"({"votes":[[1,-1,0],[1,null,1],[0,1,-1],[-1,1,null]],"groups":[0,0,1,1],"statements":[5,9,12]})" },
    { "opinion_groups",
        R"({"statements":[0,1,2],"moderated_out":[2],"participants":[7,8,9,10,11],"votes":[[1,0,0],[-1,1,null],[0,1,1],[1,1,-1],[-1,-1,0]],"cluster_rows":[0,1,2,3,4],"published_groups":[0,1,1,0,1],"sparsity_scaling":true,"ks":[2,3]})" },
    { "rake",
        R"({"data":{"sex":["m","f","f","m"],"age":["y","y","o","o"]},"margins":{"sex":{"m":3,"f":2},"age":{"y":1,"o":4}},"base_weight":[1,2,1,1]})" },
    { "weighted_mean",
        R"({"data":{"y":[523,577,621,508,616],"w":[700.5,700.5,700.5,251,251],"stype":["E","E","E","H","H"],"fpc":[4421,4421,4421,755,755]},"strata":"stype","fpc":"fpc"})" },
    { "wilson_score", R"({"conf":0.95,"cases":[[81,263],[0,20],[29,29]]})" },
    // ---- models and designs of choice ----
    { "bradley_terry",
        R"({"items":["a","b","c"],"contests":[["a","b",3,2],["b","c",4,1],["a","c",2,2],["c","a",1,3]],"reference":"c","home_advantage":true})" },
    { "bradley_terry_ties",
        R"({"items":["a","b","c"],"contests":[["a","b",3,2,1],["b","c",4,1,2],["c","a",1,3,0]],"reference":"c"})" },
    { "choice_based_conjoint",
        R"({"attributes":["size","price"],"levels":[["s","l"],["1","2"]],"none":true,"design_levels":[[1,1],[2,2],[0,0],[1,2],[2,1],[0,0],[2,1],[1,1],[0,0],[2,2],[1,2],[0,0]],"task_of_row":[1,1,1,2,2,2,3,3,3,4,4,4],"chosen":[1,0,0,0,1,0,0,1,0,0,0,1],"scenario":[[1,1],[2,2]]})" },
    { "choice_design_d_error",
        R"({"designs":{"d":{"levels":[2,2],"coding":"effects","sets":[[[0,0],[1,1]],[[0,1],[1,0]]]}}})" },
    { "conditional_logit",
        R"({"alternatives":["x","y"],"X":{"cost":[[1,2],[2,1],[3,1],[1,3],[2,2.5]]},"choice":[0,1,0,0,1],"asc_reference":"y"})" },
    { "hierarchical_bayes_mnl",
        R"({"respondents":2,"tasks":2,"alternatives":2,"X":[[1,0],[0,1],[1,1],[0,0],[0,1],[1,0],[1,0],[0,1]],"choices":[[0,1],[1,0]],"seed":3,"draws":40,"burn_in":10})" },
    { "kano",
        R"({"features":["f","g"],"functional":[[1,2],[1,1],[3,2],[2,1]],"dysfunctional":[[5,3],[4,5],[3,4],[5,5]],"importance":[[5,3],[4,2],[3,3],[5,1]]})" },
    { "linear_design_d_efficiency", R"({"designs":{"d":{"levels":[2,2],"rows":[[0,0],[0,1],[1,0],[1,1]]}}})" },
    { "anchored_maxdiff",
        R"({"items":["a","b","c","d"],"blocks":[[0,1,2],[1,2,3],[0,2,3],[0,1,3]],"picks":[[0,0,2],[1,1,3],[2,0,3],[3,1,3],[0,2,0],[1,1,2],[2,2,3],[3,0,1]],"respondent":[0,0,0,0,1,1,1,1],"anchors":[[0,true],[1,true],[3,false],[2,true],[3,false],[0,false]]})" },
    { "hierarchical_bayes_maxdiff",
        R"({"items":["a","b","c","d"],"blocks":[[0,1,2],[1,2,3],[0,2,3],[0,1,3]],"picks":[[0,0,2],[1,1,3],[2,0,3],[3,1,3],[0,2,0],[1,1,2],[2,2,3],[3,0,1]],"respondent":[0,0,0,0,1,1,1,1],"seed":3,"draws":40,"burn_in":10})" },
    { "price_newton_miller_smith",
        R"({"too_cheap":[1,2,3,2],"cheap":[2,4,5,3],"expensive":[5,6,8,7],"too_expensive":[7,9,10,9],"buy_if_cheap":[0.8,0.5,0.9,0.7],"buy_if_expensive":[0.3,0.2,0.4,0.1]})" },
    { "share_of_preference",
        R"({"individual":[[1,0.5],[0.2,-1],[-0.5,0.3]],"products":[[1,0],[0,1],[1,1]],"weights":[1,2,1],"conf":0.9,"exponent":1})" },
    { "willingness_to_pay",
        R"({"coef":{"size":1.2,"price":-0.5},"covariance":[[0.04,0.001],[0.001,0.01]],"price":"price","conf":0.9,"draws":100,"seed":5})" },
    { "maxdiff",
        R"({"items":["a","b","c","d"],"blocks":[[0,1,2],[1,2,3],[0,2,3],[0,1,3]],"picks":[[0,0,2],[1,1,3],[2,0,3],[3,1,3],[0,2,0],[1,1,2],[2,2,3],[3,0,1]],"respondent":[0,0,0,0,1,1,1,1],"model":true,"reference":"d"})" },
    { "maxdiff_design_bibd", R"({"designs":{"d":{"v":4,"blocks":[[0,1,2],[1,2,3],[0,2,3],[0,1,3]]}}})" },
    { "ranking_aggregation", R"({"candidates":["a","b","c"],"ballots":[[3,[0,1,2]],[2,[1,[0,2]]],[2,[2]]]})" },
    { "ratings_conjoint_importance_simulator",
        R"({"attributes":["size","price"],"levels":[["s","l"],["1","2"]],"profiles":[[1,1],[1,2],[2,1],[2,2]],"ratings":[[5,3,6,4],[1,2,8,9]],"simulation":[[1,1],[2,2]]})" },
    { "turf",
        R"({"items":["a","b","c"],"matrix":[[1,0,0],[0,1,1],[1,1,0],[0,0,0]],"weights":[1,1,2,1],"sizes":[1,2],"depth":1,"keep":2})" },
    { "van_westendorp",
        R"({"too_cheap":[1,2,3,2],"cheap":[2,4,5,3],"expensive":[5,6,8,7],"too_expensive":[7,9,10,9],"strict":true,"curve_prices":[4,6]})" },
};

}
