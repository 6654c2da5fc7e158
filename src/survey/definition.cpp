#include "survey/definition.h"

namespace dure::survey {

namespace {

    template <typename... Lambdas> struct Overloaded : Lambdas... {
        using Lambdas::operator()...;
    };
    template <typename... Lambdas> Overloaded(Lambdas...) -> Overloaded<Lambdas...>;

}

ChoiceList const* choice_list(Question const& question)
{
    return std::visit(Overloaded {
                          [](RadioGroup const& kind) -> ChoiceList const* { return &kind.list; },
                          [](Checkbox const& kind) -> ChoiceList const* { return &kind.list; },
                          [](Dropdown const& kind) -> ChoiceList const* { return &kind.list; },
                          [](TagBox const& kind) -> ChoiceList const* { return &kind.list; },
                          [](ImagePicker const& kind) -> ChoiceList const* { return &kind.list; },
                          [](Ranking const& kind) -> ChoiceList const* { return &kind.list; },
                          [](ImageMap const& kind) -> ChoiceList const* { return &kind.list; },
                          [](auto const&) -> ChoiceList const* { return nullptr; },
                      },
        question.kind);
}

char const* type_name(QuestionKind const& kind)
{
    return std::visit(Overloaded {
                          [](RadioGroup const&) { return "radiogroup"; },
                          [](Checkbox const&) { return "checkbox"; },
                          [](Dropdown const&) { return "dropdown"; },
                          [](TagBox const&) { return "tagbox"; },
                          [](ImagePicker const&) { return "imagepicker"; },
                          [](Ranking const&) { return "ranking"; },
                          [](Boolean const&) { return "boolean"; },
                          [](Rating const&) { return "rating"; },
                          [](Nps const&) { return "nps"; },
                          [](Matrix const&) { return "matrix"; },
                          [](Text const&) { return "text"; },
                          [](Comment const&) { return "comment"; },
                          [](MultipleText const&) { return "multipletext"; },
                          [](Slider const&) { return "slider"; },
                          [](Image const&) { return "image"; },
                          [](Html const&) { return "html"; },
                          [](Computed const&) { return "expression"; },
                          [](FileUpload const&) { return "file"; },
                          [](Consent const&) { return "consent"; },
                          [](MaxDiff const&) { return "maxdiff"; },
                          [](Pairs const&) { return "pairs"; },
                          [](Conjoint const&) { return "conjoint"; },
                          [](Kano const&) { return "kano"; },
                          [](PriceSensitivity const&) { return "pricesensitivity"; },
                          [](ConstantSum const&) { return "constantsum"; },
                          [](Statements const&) { return "statements"; },
                          [](Concept const&) { return "concept"; },
                          [](CardSort const&) { return "cardsort"; },
                          [](Hotspot const&) { return "hotspot"; },
                          [](ImageMap const&) { return "imagemap"; },
                          [](Signature const& pad) { return pad.is_own ? "signature" : "signaturepad"; },
                          [](Repeated const& asked) {
                              switch (asked.kind) {
                              case Repeated::Kind::panels:
                                  return "paneldynamic";
                              case Repeated::Kind::rows:
                                  return "matrixdynamic";
                              case Repeated::Kind::fixed_rows:
                                  break;
                              }
                              return "matrixdropdown";
                          },
                          [](Unsupported const& other) { return other.type.c_str(); },
                      },
        kind);
}

bool has_answer(QuestionKind const& kind)
{
    return !std::holds_alternative<Html>(kind) && !std::holds_alternative<Image>(kind);
}

bool is_multiple(QuestionKind const& kind)
{
    if (auto const* picker = std::get_if<ImagePicker>(&kind))
        return picker->multi_select;
    if (auto const* map = std::get_if<ImageMap>(&kind))
        return map->multi_select;
    return std::holds_alternative<Checkbox>(kind) || std::holds_alternative<TagBox>(kind)
        || std::holds_alternative<Ranking>(kind);
}

}
