export default function Page() {
  return (
    <main className="p-8">
      <h1 className="text-3xl font-semibold text-accent-text">Halation Халация</h1>
      <section data-theme="dark" className="bg-canvas text-ink p-4">
        dark <b className="text-accent-text">x</b>
      </section>
    </main>
  );
}
