import { launch, serve, root } from './harness.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
const site = await serve();
const url = site.url ?? site;
const browser = await launch();
const width = Number(process.argv[2] ?? 390), look = process.argv[3] ?? 'light', lang = process.argv[4] ?? 'ko';
const page = await browser.newPage({ viewport: { width, height: width < 500 ? 844 : 900 }, deviceScaleFactor: 1, colorScheme: look });
page.on('console', m => console.log('console', m.text()));
page.on('pageerror', e => console.log('error', e.message));
await page.goto(`${url}?survey=samples/zz.json&lang=${lang}`);
await page.locator('#nodes h1').waitFor();
await page.waitForTimeout(800);
const shots = async (name) => { for (let i=0;i<6;i++){ await page.waitForTimeout(250); await page.screenshot({ path: `/tmp/zz/${name}-${width}-${look}-${lang}-${i}.png` }); const moved = await page.evaluate(()=>{const b=scrollY; scrollBy(0, innerHeight-160); return scrollY-b}); if (moved<40) break; } };
const count = Number(process.argv[5] ?? 9);
for (let p=0;p<count;p++){ await page.evaluate(()=>scrollTo(0,0)); await shots('p'+p); const next = page.getByRole('button',{name: lang==='ko'?'다음':'Next', exact:true}); if (await next.count()===0) break; await next.click(); await page.waitForTimeout(300);} 
await browser.close(); await site.close?.();
process.exit(0);
