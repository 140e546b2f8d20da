// What is read from registers: hints first, each leading to the entries it is about, then tables that scroll by themselves.
import "$/utils/i18n/stakeholders.js";
import "$/utils/i18n/instruments.js";
import { has, t as tell } from "$/public/ui/i18n.js";
import { t } from "$/utils/i18n/reading.js";

const LITERAL = "=";

const word = (key) => (has(key) ? tell(key) : key.split(".").pop().replaceAll("_", " "));

const columnOf = (name) => {
  if (name.startsWith(LITERAL)) return name.slice(1);
  return word(name.includes(".") ? name : `reading.column.${name}`);
};

const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });

const cellOf = (cell) => {
  if (cell === null || cell === undefined || cell === "") return "–";
  if (typeof cell === "object") return word(cell.word);
  return typeof cell === "number" ? number.format(cell) : cell;
};

const isNumeric = (rows, at) => rows.length > 0 && rows.every((row) => typeof row[at] === "number" || row[at] === null);

function ReadTable({ table }) {
  const numeric = table.columns.map((_, at) => at > 0 && isNumeric(table.rows, at));
  return (
    <div className="scroll" tabIndex={0}>
      <table className="table">
        <caption>{word(`reading.${table.key}`)}</caption>
        <thead>
          <tr>
            {table.columns.map((name, at) => (
              <th key={name} scope="col" className={numeric[at] ? "number" : ""}>
                {columnOf(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={(table.ids[at] || []).join("-") || at}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={table.columns[column]} scope="row" className="font-medium">
                    {cellOf(cell)}
                  </th>
                ) : (
                  <td key={table.columns[column]} className={numeric[column] ? "number" : ""}>
                    {cellOf(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `prefixes` say which tables and hints of the shelf's reading belong here, by how their keys begin. */
export function Findings({ shelf, prefixes }) {
  const reading = (shelf && shelf.reading) || {};
  const belongs = (one) => prefixes.some((prefix) => one.key.startsWith(prefix));
  const hints = (reading.hints || []).filter(belongs);
  const tables = (reading.tables || []).filter(belongs);
  if (!hints.length && !tables.length) return null;
  return (
    <section className="reading-part" aria-label={t("reading.what")}>
      {hints.length > 0 && (
        <ul className="grid gap-2">
          {hints.map((hint) => (
            <li key={`${hint.key}-${hint.ids.join("-")}`} className="notice notice-plain">
              {tell(`reading.${hint.key}`, hint.values)}
            </li>
          ))}
        </ul>
      )}
      {tables.map((table) => (
        <ReadTable key={table.key} table={table} />
      ))}
    </section>
  );
}
