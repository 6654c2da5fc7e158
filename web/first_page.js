// The survey's first page as plain HTML, if it is simple enough to mean exactly what the core would make of it.
// Everything of the survey goes in as text; none of its markup reaches the page.
'use strict';

const first_page = (() => {
    const words = {
        ko: { required: '필수', optional: '선택', yes: '예', no: '아니요', agree: '동의합니다',
            notices: ['수집·이용 목적', '수집 항목', '보유·이용 기간', '동의를 거부할 권리와 불이익'] },
        en: { required: 'Required', optional: 'Optional', yes: 'Yes', no: 'No', agree: 'I agree',
            notices: ['Purpose', 'What is collected', 'How long it is kept', 'Your right to refuse and its effect'] },
    };
    // What a first page may say. Any other property means that the core must decide what is shown.
    const known = {
        survey: ['id', 'version', 'locale', 'title', 'description', 'logo', 'theme', 'showProgressBar',
            'progressBarType', 'showQuestionNumbers', 'clearInvisibleValues', 'checkErrorsMode', 'pages', 'triggers',
            'completedHtml', 'completedHtmlOnCondition', 'completedBeforeHtml', 'showCompletedPage', 'completeText',
            'logoWidth', 'logoHeight', 'logoFit', 'logoPosition', 'widthMode', 'width', 'fitToContainer', 'headerView',
            'showPrevButton', 'questionErrorLocation', 'progressBarLocation', 'questionsOnPageMode'],
        mode: [undefined, 'standard', 'questionPerPage'],
        trigger: ['complete'], // does nothing before Next
        page: ['name', 'title', 'description', 'elements'],
        html: ['type', 'name', 'html'],
        radiogroup: ['type', 'name', 'title', 'description', 'isRequired', 'choices', 'colCount', 'visibleIf'],
        boolean: ['type', 'name', 'title', 'description', 'isRequired', 'visibleIf'],
        consent: ['type', 'name', 'title', 'description', 'items', 'visibleIf'],
        choice: ['value', 'text'],
    };

    const questions = ['html', 'radiogroup', 'boolean', 'consent'];

    const has_only = (object, names) => Object.keys(object).every(key => names.includes(key));

    function localized(value, language) {
        if (typeof value === 'string') return value;
        if (!value || typeof value !== 'object') return '';
        const found = [value[language], value.default, ...Object.values(value)].find(text => typeof text === 'string');
        return found || '';
    }

    // A survey's title or description with marks or piping in it is the core's to show.
    const is_plain = text => !/[{}<>*_[\]&\\`]/.test(text);

    function element(name, parent, text, class_name) {
        const made = document.createElement(name);
        if (text) made.textContent = text;
        if (class_name) made.className = class_name;
        if (parent) parent.append(made);
        return made;
    }

    // The html element: paragraphs, headings, lists and emphasis by name, nothing else. Null if there is more in it.
    function html_blocks(html) {
        const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', '#39': "'" };
        const root = document.createElement('div');
        let block = null;
        let emphasis = [];
        for (const part of html.match(/<[^>]*>|[^<]+|</g) || []) {
            const tag = /^<(\/?)(p|h[1-6]|ul|ol|li|br|strong|b|em|i)\s*\/?>$/i.exec(part);
            if (tag) {
                const closes = tag[1] !== '';
                const name = { b: 'strong', i: 'em' }[tag[2].toLowerCase()] || tag[2].toLowerCase();
                if (name === 'strong' || name === 'em') {
                    emphasis = closes ? emphasis.filter(other => other !== name) : [...emphasis, name];
                } else if (name === 'br') {
                    if (block) block.append(document.createElement('br'));
                } else if (name === 'ul' || name === 'ol') {
                    block = closes ? null : element(name, root);
                } else if (closes) {
                    block = name === 'li' ? block && block.closest('ul, ol') : null;
                } else if (name === 'li') {
                    const list = block && block.closest('ul, ol');
                    if (!list) return null;
                    block = element('li', list);
                } else {
                    // The survey's title is the first heading; what a survey writes comes below it.
                    block = element(/^h/.test(name) ? 'h3' : 'p', root);
                }
                continue;
            }
            if (part[0] === '<' || /&(?!(amp|lt|gt|quot|nbsp|#39);)|[{}]/.test(part)) return null;
            const text = part.replace(/&(#?\w+);/g, (whole, name) => entities[name]).replace(/[ \t\r\n]+/g, ' ');
            if (!block && text.trim() === '') continue;
            let place = block && block.matches('ul, ol') ? null : block || (block = element('p', root));
            if (!place) {
                if (text.trim() !== '') return null;
                continue;
            }
            for (const name of emphasis) place = element(name, place);
            place.append(text);
        }
        return root;
    }

    // `{question} = 'value'` and `<>`: enough for a screening question with a consent below it.
    function simple_condition(text) {
        if (text === undefined) return () => true;
        const parts = /^\{(\w+)\} (=|<>) '([^'{}]*)'$/.exec(text);
        return parts && (answers => (answers[parts[1]] === parts[3]) === (parts[2] === '='));
    }

    function choices_of(question, language) {
        if (question.type === 'boolean')
            return [{ value: true, text: words[language].yes }, { value: false, text: words[language].no }];
        if (!Array.isArray(question.choices) || question.choices.length > 12) return null;
        const choices = question.choices.map(choice => (typeof choice === 'string' ? { value: choice, text: choice }
            : choice && typeof choice.value === 'string' && has_only(choice, known.choice)
                ? { value: choice.value, text: localized(choice.text, language) || choice.value } : null));
        return choices.every(choice => choice && is_plain(choice.text)) ? choices : null;
    }

    function add_heading(card, title, number, is_required, language) {
        if (number) element('span', card, number + '.', 'number');
        card.append(title);
        if (!is_required) return;
        element('span', card, ' *', 'mark').setAttribute('aria-hidden', 'true');
        element('span', card, ' ' + words[language].required, 'unseen');
    }

    function choice_card(question, number, context) {
        const choices = choices_of(question, context.language);
        if (!choices) return null;
        const card = element('fieldset', null, '', 'card');
        add_heading(element('legend', card), context.title_of(question), number, question.isRequired, context.language);
        const help = localized(question.description, context.language);
        if (help) element('p', card, help, 'help');
        const rows = element('div', card, '', question.colCount > 1 ? 'rows columns' : 'rows');
        for (const choice of choices) {
            const row = element('label', rows, '', 'row');
            const input = element('input', row);
            input.type = 'radio';
            input.name = question.name;
            input.checked = context.answers[question.name] === choice.value;
            input.addEventListener('change', () => context.set(question.name, choice.value));
            element('span', row, choice.text);
        }
        return card;
    }

    // What is agreed to stands before the box to tick, as in the app.
    function consent_item(item, question, card, context) {
        const language = context.language;
        const box = element('div', card, '', 'consent');
        element('p', box, words[language][item.required ? 'required' : 'optional'], item.required ? 'badge' : 'badge optional');
        const title = element('p', box, localized(item.title, language), 'strong');
        title.id = 'consent-' + question.name + '-' + item.name;
        const notices = element('dl', box);
        [item.purpose, item.collected, item.retention, item.refusal].forEach((notice, index) => {
            const text = localized(notice, language);
            if (!text) return;
            element('dt', notices, words[language].notices[index]);
            element('dd', notices, text);
        });
        const row = element('label', box, '', 'row');
        const input = element('input', row);
        input.type = 'checkbox';
        input.required = item.required === true;
        const given = context.answers[question.name] || {};
        input.checked = given[item.name] === true;
        input.addEventListener('change', () =>
            context.set(question.name, { ...context.answers[question.name], [item.name]: input.checked }));
        const agree = element('span', row, words[language].agree);
        agree.id = title.id + '-agree';
        input.setAttribute('aria-labelledby', title.id + ' ' + agree.id);
    }

    function consent_card(question, number, context) {
        if (!Array.isArray(question.items) || question.items.length > 8) return null;
        if (!question.items.every(item => item && /^[\w-]+$/.test(item.name))) return null;
        const card = element('fieldset', null, '', 'card');
        add_heading(element('legend', card), context.title_of(question), number, false, context.language);
        const help = localized(question.description, context.language);
        if (help) element('p', card, help, 'help');
        question.items.forEach(item => consent_item(item, question, card, context));
        return card;
    }

    function html_card(question, context) {
        const blocks = html_blocks(localized(question.html, context.language));
        if (blocks) blocks.className = 'welcome';
        return blocks;
    }

    // Null if this element is the core's to show.
    function make_card(question, number, context) {
        const kind = question.type;
        if (!questions.includes(kind) || !has_only(question, known[kind])) return null;
        if (typeof question.name !== 'string' || !/^\w+$/.test(question.name)) return null;
        if (kind === 'html') return html_card(question, context);
        if (!is_plain(context.title_of(question)) || !is_plain(localized(question.description, context.language)))
            return null;
        return kind === 'consent' ? consent_card(question, number, context) : choice_card(question, number, context);
    }

    // Fills `place` and returns true, or leaves it empty and returns false. `answers` has the shape of survey.data and
    // follows what the person does; `changed` is called after each change.
    function show(survey, language, place, answers, changed) {
        const page = Array.isArray(survey.pages) && survey.pages.length > 1 ? survey.pages[0] : null;
        if (!page || !has_only(survey, known.survey) || !has_only(page, known.page) || !Array.isArray(page.elements)
            || !known.mode.includes(survey.questionsOnPageMode) || !(survey.triggers || []).every(trigger => known.trigger.includes(trigger.type)))
            return false;
        const shown = [];
        const context = {
            language,
            answers,
            title_of: question => localized(question.title, language) || question.name,
            set(name, value) {
                answers[name] = value;
                shown.forEach(one => { one.card.hidden = !one.condition(answers); });
                changed();
            },
        };
        const numbers = survey.showQuestionNumbers === true || survey.showQuestionNumbers === 'on';
        let number = 0;
        const one_by_one = survey.questionsOnPageMode === 'questionPerPage';
        for (const question of one_by_one ? page.elements.slice(0, 1) : page.elements) {
            if (one_by_one && question.visibleIf !== undefined) return false;
            const condition = simple_condition(question.visibleIf);
            const card = condition && make_card(question, numbers && question.type !== 'html' ? ++number : 0, context);
            if (!card) return false;
            card.hidden = !condition(answers);
            shown.push({ card, condition });
        }
        const title = localized(page.title, language);
        const description = localized(page.description, language);
        if (!is_plain(title) || !is_plain(description)) return false;
        if (title) element('h2', place, title);
        if (description) element('p', place, description, 'help');
        place.append(...shown.map(one => one.card));
        return true;
    }

    return { show, localized, is_plain };
})();
