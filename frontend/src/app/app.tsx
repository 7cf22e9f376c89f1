export function App() {
  return <h1>Brelan</h1>;
}
