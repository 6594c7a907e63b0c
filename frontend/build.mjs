// Builds what the edition takes from the npm registry into src/variorum/web/static/, and records what it built.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const STATIC = "../src/variorum/web/static/";
const FONT = "@fontsource-variable/source-serif-4";
const built = [];

const read = (path) => readFileSync(new URL(path, import.meta.url));
const json = (path) => JSON.parse(read(path));
const described = (name) => {
  const { version, license } = json(`node_modules/${name}/package.json`);
  return { package: name, version, licence: license };
};

function write(file, content, parts) {
  writeFileSync(new URL(`../${file}`, import.meta.url), content);
  const sha256 = createHash("sha256").update(content).digest("hex");
  built.push({ file, sha256, from: parts.map(described) });
}

// The licences stand in LICENSES/; the head of the file says whose work is in it, for whoever meets it alone.
function head(what, names) {
  const from = names.map(described).map((one) => ` * ${one.package} ${one.version} (${one.licence})`);
  return ["/*!", ` * ${what}`, " * Made by frontend/build.mjs; do not edit. Contains:", ...from, " */", ""].join("\n");
}

async function map() {
  const parts = ["d3-geo", "d3-array", "internmap", "topojson-client"];
  const made = await build({
    entryPoints: ["src/map.js"],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    legalComments: "none",
    write: false,
  });
  const code = head("Variorum's map (Apache-2.0), its source in frontend/src.", parts) + made.outputFiles[0].text;
  write("src/variorum/web/static/map.js", code, parts);
}

// A page opened from the disk may not fetch, but it may load a script; so the atlas is one.
function atlas() {
  const near = json("node_modules/world-atlas/land-50m.json");
  const far = json("node_modules/world-atlas/land-110m.json");
  const towns = read("src/towns.tsv").toString().trim().split("\n").map((line) => line.split("\t"));
  const rows = towns.map(([name, lat, lon]) => [name, Number(lat), Number(lon)]);
  const given = JSON.stringify({ near, far, towns: rows });
  const what = "Land of Natural Earth (public domain) and large towns of GeoNames (CC BY 4.0, geonames.org). No borders.";
  write("src/variorum/web/static/atlas.js", `${head(what, ["world-atlas"])}self.variorumAtlas=${given};\n`, ["world-atlas"]);
}

function fonts() {
  for (const script of ["latin", "latin-ext"])
    for (const [style, ending] of [["normal", ""], ["italic", "-italic"]]) {
      const content = read(`node_modules/${FONT}/files/source-serif-4-${script}-wght-${style}.woff2`);
      write(`src/variorum/web/static/source-serif-${script}${ending}.woff2`, content, [FONT]);
    }
}

await map();
atlas();
fonts();
write("tests/web/axe.min.js", read("node_modules/axe-core/axe.min.js"), ["axe-core"]);
writeFileSync(new URL("manifest.json", import.meta.url), `${JSON.stringify(built, null, 2)}\n`);
for (const { file, sha256 } of built) console.log(sha256.slice(0, 12), file);
