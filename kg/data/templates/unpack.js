// The drawing library lies in the page packed: it is four times as large as all else here. Unpacked it runs as a script
// of the page, whose policy names it.
async function unpack() {
  const packed = Uint8Array.from(atob(document.getElementById("library").textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const script = document.createElement("script");
  script.textContent = await new Response(stream).text();
  document.body.append(script);
}
