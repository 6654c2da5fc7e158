// Writes the pages of other products that show the same `station` survey, each as lean as its documentation allows:
// minified files, brotli, the survey inside the page's own script.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const compressible = /\.(js|css|html)$/;

function words(text) {
    return typeof text === 'string' ? text : text?.ko ?? text?.default ?? '';
}

// Our own question types as SurveyJS knows them.
function for_surveyjs(element) {
    if (element.type === 'nps')
        return { ...element, type: 'rating', rateMin: 0, rateMax: 10 };
    if (element.type === 'consent')
        return { ...element, type: 'checkbox', choices: element.items.map((item) => ({ value: item.name, text: item.title })) };
    return element.elements ? { ...element, elements: element.elements.map(for_surveyjs) } : element;
}

function surveyjs_page(survey, modules, pictures) {
    const definition = { ...survey, pages: survey.pages.map((page) => ({ ...page, elements: page.elements.map(for_surveyjs) })) };
    const script = `const survey = new Survey.Model(${JSON.stringify(definition)});\n`
        + 'survey.locale = "ko";\nsurvey.render(document.getElementById("survey"));\n';
    return {
        copied: {
            'survey.core.min.js': path.join(modules, 'survey-core-2/survey.core.min.js'),
            'survey-js-ui.min.js': path.join(modules, 'survey-js-ui/survey-js-ui.min.js'),
            'survey-core.css': path.join(modules, 'survey-core-2/survey-core.fontless.min.css'),
            [survey.logo]: path.join(pictures, survey.logo),
        },
        written: {
            'page.js': script,
            'index.html': '<!doctype html><html lang="ko"><meta charset="utf-8"><title>SurveyJS</title>'
                + '<meta name="viewport" content="width=device-width, initial-scale=1">'
                + '<link rel="stylesheet" href="survey-core.css"><script defer src="survey.core.min.js"></script>'
                + '<script defer src="survey-js-ui.min.js"></script><script defer src="page.js"></script>'
                + '<body><div id="survey"></div></body></html>',
        },
    };
}

// Formbricks shows one question per screen and knows fewer types; the survey's single choices and ratings go over.
function formbricks_page(survey, modules) {
    const every = [];
    const gather = (elements) => elements.forEach((element) => (element.elements ? gather(element.elements) : every.push(element)));
    survey.pages.forEach((page) => gather(page.elements));
    const questions = every.filter((element) => element.type === 'radiogroup' || element.type === 'nps').map((element) => ({
        id: element.name, required: false, headline: words(element.title), shuffleOption: 'none', logic: [],
        ...(element.type === 'nps'
            ? { type: 'nps', lowerLabel: '', upperLabel: '' }
            : { type: 'multipleChoiceSingle', choices: element.choices.map((choice, at) => ({ id: `c${at}`, label: words(choice.text ?? choice) })) }),
    }));
    const definition = {
        id: 'station', name: 'station', type: 'link', status: 'inProgress', environmentId: 'e', questions, triggers: [],
        languages: [], hiddenFields: { enabled: false }, welcomeCard: { enabled: false },
        thankYouCard: { enabled: true, headline: '감사합니다' }, styling: null, displayOption: 'displayOnce',
    };
    const script = `window.formbricksSurveys.renderSurveyInline({ survey: ${JSON.stringify(definition)}, containerId: "survey", `
        + 'languageCode: "default", brandColor: "#1f5f5b", isBrandingEnabled: false, '
        + 'getSetIsError: () => {}, onResponse: () => {}, onDisplay: () => {}, onFinished: () => {}, onClose: () => {}, onRetry: () => {} });\n';
    return {
        copied: { 'formbricks.js': path.join(modules, '@formbricks/surveys/dist/index.umd.js') },
        written: {
            'page.js': script,
            'index.html': '<!doctype html><html lang="ko"><meta charset="utf-8"><title>Formbricks</title>'
                + '<meta name="viewport" content="width=device-width, initial-scale=1"><script defer src="formbricks.js"></script>'
                + '<script defer src="page.js"></script><body><div id="survey"></div></body></html>',
        },
    };
}

// { name: folder } of the pages that could be written below `into`.
export function write_peers(root, into) {
    const survey = JSON.parse(readFileSync(path.join(root, 'assets/samples/station.json'), 'utf8'));
    const modules = path.join(root, 'tools/bench/node_modules');
    const pages = { SurveyJS: surveyjs_page(survey, modules, path.join(root, 'assets')), Formbricks: formbricks_page(survey, modules) };
    const folders = {};
    for (const [name, page] of Object.entries(pages)) {
        if (!Object.values(page.copied).every(existsSync))
            continue;
        const folder = path.join(into, name.toLowerCase());
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        for (const [file, from] of Object.entries(page.copied)) {
            mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
            copyFileSync(from, path.join(folder, file));
        }
        for (const [file, text] of Object.entries(page.written))
            writeFileSync(path.join(folder, file), text);
        for (const file of [...Object.keys(page.copied), ...Object.keys(page.written)].filter((file) => compressible.test(file)))
            execFileSync('brotli', ['-q', '11', '-w', '24', '-kf', path.join(folder, file)]);
        folders[name] = folder;
    }
    return folders;
}
