#include "survey/value.h"

#include <algorithm>
#include <cassert>

namespace dure::survey {

Value const* Record::find(std::string_view name) const
{
    for (auto const& member : m_members) {
        if (member.first == name)
            return &member.second;
    }
    return nullptr;
}

Value* Record::find(std::string_view name)
{
    return const_cast<Value*>(std::as_const(*this).find(name));
}

void Record::set(std::string_view name, Value value)
{
    if (auto* existing = find(name))
        *existing = std::move(value);
    else
        m_members.emplace_back(std::string(name), std::move(value));
}

void Record::append(std::string name, Value value)
{
    m_members.emplace_back(std::move(name), std::move(value));
}

bool Record::erase(std::string_view name)
{
    auto found
        = std::find_if(m_members.begin(), m_members.end(), [&](auto const& member) { return member.first == name; });
    if (found == m_members.end())
        return false;
    m_members.erase(found);
    return true;
}

bool Record::operator==(Record const& other) const
{
    if (size() != other.size())
        return false;
    return std::all_of(begin(), end(), [&](auto const& member) {
        auto const* twin = other.find(member.first);
        return twin && *twin == member.second;
    });
}

Value::Value(List list)
    : m_content(std::make_unique<List>(std::move(list)))
{
}

Value::Value(Record record)
    : m_content(std::make_unique<Record>(std::move(record)))
{
}

Value::Value(Value const& other)
{
    *this = other;
}

Value::Value(Value&&) noexcept = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;

Value& Value::operator=(Value const& other)
{
    if (this == &other)
        return *this;
    switch (other.kind()) {
    case Kind::undefined:
        m_content = std::monostate {};
        break;
    case Kind::null:
        m_content = Null {};
        break;
    case Kind::boolean:
        m_content = other.boolean();
        break;
    case Kind::number:
        m_content = other.number();
        break;
    case Kind::text:
        m_content = other.text();
        break;
    case Kind::date:
        m_content = other.date();
        break;
    // The copy is made first: `other` may live inside the list that is being replaced.
    case Kind::list:
        m_content = std::make_unique<List>(other.list());
        break;
    case Kind::record:
        m_content = std::make_unique<Record>(other.record());
        break;
    }
    return *this;
}

List const& Value::list() const
{
    assert(is_list());
    return **std::get_if<std::unique_ptr<List>>(&m_content);
}

List& Value::list()
{
    assert(is_list());
    return **std::get_if<std::unique_ptr<List>>(&m_content);
}

Record const& Value::record() const
{
    assert(is_record());
    return **std::get_if<std::unique_ptr<Record>>(&m_content);
}

Record& Value::record()
{
    assert(is_record());
    return **std::get_if<std::unique_ptr<Record>>(&m_content);
}

Value const& Value::member(std::string_view name) const
{
    static Value const nothing;
    if (!is_record())
        return nothing;
    auto const* found = record().find(name);
    return found ? *found : nothing;
}

bool Value::operator==(Value const& other) const
{
    if (kind() != other.kind())
        return false;
    switch (kind()) {
    case Kind::undefined:
    case Kind::null:
        return true;
    case Kind::boolean:
        return boolean() == other.boolean();
    case Kind::number: {
        auto const left = number();
        auto const right = other.number();
        return left == right || (left != left && right != right);
    }
    case Kind::text:
        return text() == other.text();
    case Kind::date: {
        auto const left = date().millis;
        auto const right = other.date().millis;
        return left == right || (left != left && right != right);
    }
    case Kind::list:
        return list() == other.list();
    case Kind::record:
        return record() == other.record();
    }
    return false;
}

}
