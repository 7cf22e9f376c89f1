// sound.ts - short dry sounds, made of filtered noise and sine bursts: nothing to download.
import { settingsStore } from './settings';

export type Sound = 'turn' | 'chips' | 'card' | 'check' | 'fold' | 'win' | 'message';

const VOICES_MAX = 4;

interface Burst {
  readonly at: number;
  readonly ms: number;
  readonly hz: number;
  readonly isNoise: boolean;
  readonly gain: number;
}

const tone = (at: number, hz: number, ms: number, gain: number): Burst => ({
  at,
  ms,
  hz,
  isNoise: false,
  gain,
});
const noise = (at: number, hz: number, ms: number, gain: number): Burst => ({
  ...tone(at, hz, ms, gain),
  isNoise: true,
});

const recipes: Readonly<Record<Sound, readonly Burst[]>> = {
  turn: [tone(0, 660, 90, 0.12), tone(100, 880, 140, 0.12)],
  chips: [noise(0, 3800, 30, 0.16), noise(45, 4600, 26, 0.12), noise(85, 4200, 24, 0.08)],
  card: [noise(0, 2200, 45, 0.12)],
  check: [noise(0, 320, 40, 0.5), noise(110, 300, 40, 0.45)],
  fold: [noise(0, 1200, 90, 0.08)],
  win: [tone(0, 523, 110, 0.1), tone(110, 659, 110, 0.1), tone(220, 784, 200, 0.1)],
  message: [tone(0, 990, 60, 0.06)],
};

let context: AudioContext | undefined;
let hiss: AudioBuffer | undefined;
let voices = 0;

/** One second of noise, made once. */
function noiseOf(audio: AudioContext): AudioBuffer {
  if (!hiss) {
    hiss = audio.createBuffer(1, audio.sampleRate, audio.sampleRate);
    const samples = hiss.getChannelData(0);
    for (let i = 0; i < samples.length; i++) samples[i] = Math.random() * 2 - 1;
  }
  return hiss;
}

function play(audio: AudioContext, { at, ms, hz, isNoise, gain }: Burst) {
  const start = audio.currentTime + at / 1000;
  const end = start + ms / 1000;
  const volume = audio.createGain();
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(gain, start + 0.004);
  volume.gain.exponentialRampToValueAtTime(0.0001, end);
  volume.connect(audio.destination);
  if (isNoise) {
    const source = audio.createBufferSource();
    source.buffer = noiseOf(audio);
    const filter = audio.createBiquadFilter();
    filter.type = 'bandpass';
    filter.frequency.value = hz;
    source.connect(filter).connect(volume);
    source.start(start);
    source.stop(end);
  } else {
    const source = audio.createOscillator();
    source.frequency.value = hz;
    source.connect(volume);
    source.start(start);
    source.stop(end);
  }
}

/** Silent until the page has been touched once, as browsers demand. */
export function playSound(sound: Sound): void {
  const isTouched = navigator.userActivation?.hasBeenActive ?? true;
  if (settingsStore.getState().sound === 'off' || !isTouched || document.hidden) return;
  if (voices >= VOICES_MAX || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  voices++;
  setTimeout(() => voices--, 250);
  for (const burst of recipes[sound]) play(context, burst);
}
