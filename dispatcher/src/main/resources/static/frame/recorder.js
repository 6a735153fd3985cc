// Records into the form's own file field, as a telephone plays it: WAV of 8,000 samples a second, one channel, 16 bit. A
// file that somebody chooses is turned into the same. The page works without this script, for files that are so already.
(() => {
  'use strict';
  const recorder = document.getElementById('recorder');
  const field = document.getElementById('sound');
  if (!recorder || !window.OfflineAudioContext || !window.DataTransfer) return;
  const RATE = 8000;
  const LONGEST = 30;
  const record = document.getElementById('record');
  const hear = document.getElementById('hear');
  const state = document.getElementById('recorder-state');
  const clock = document.getElementById('recorder-clock');
  const words = recorder.dataset;
  let running = null;
  let playing = null;
  let samples = null;

  const seconds = (count) => (count / RATE).toLocaleString(document.documentElement.lang, {maximumFractionDigits: 1});

  // Of several channels their mean. Decoding brings it to the rate of the context.
  const decoded = async (bytes) => {
    const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes);
    const mono = new Float32Array(sound.length);
    for (let channel = 0; channel < sound.numberOfChannels; channel++) {
      sound.getChannelData(channel).forEach((value, at) => { mono[at] += value / sound.numberOfChannels; });
    }
    return mono;
  };

  // Without the silence at both ends, and about as loud as the other recordings it is joined with. What is nearly silent
  // stays so, and is refused by the server, rather than turned into noise.
  const trimmed = (mono) => {
    const peak = mono.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (peak < 0.02) return mono;
    const loud = (value) => Math.abs(value) > Math.max(0.01, peak * 0.05);
    const first = mono.findIndex(loud);
    const last = mono.findLastIndex(loud);
    const part = mono.slice(Math.max(0, first - RATE / 10), Math.min(mono.length, last + RATE / 4));
    const gain = Math.min(8, 0.8 / peak);
    return part.map((value) => value * gain);
  };

  const wav = (mono) => {
    const bytes = new DataView(new ArrayBuffer(44 + mono.length * 2));
    const word = (at, text) => [...text].forEach((letter, i) => bytes.setUint8(at + i, letter.charCodeAt(0)));
    word(0, 'RIFF');
    bytes.setUint32(4, 36 + mono.length * 2, true);
    word(8, 'WAVEfmt ');
    bytes.setUint32(16, 16, true);
    bytes.setUint16(20, 1, true);
    bytes.setUint16(22, 1, true);
    bytes.setUint32(24, RATE, true);
    bytes.setUint32(28, RATE * 2, true);
    bytes.setUint16(32, 2, true);
    bytes.setUint16(34, 16, true);
    word(36, 'data');
    bytes.setUint32(40, mono.length * 2, true);
    mono.forEach((value, at) =>
      bytes.setInt16(44 + at * 2, Math.max(-1, Math.min(1, value)) * 32767, true));
    return new File([bytes.buffer], 'recording.wav', {type: 'audio/wav'});
  };

  const take = async (bytes) => {
    try {
      samples = trimmed(await decoded(bytes));
      const files = new DataTransfer();
      files.items.add(wav(samples));
      field.files = files.files;
      hear.disabled = false;
      state.textContent = words.done.replace('{0}', seconds(samples.length));
    } catch (unreadable) {
      forget();
      state.textContent = words.unreadable;
    }
  };

  // For the eye alone.
  const tick = (passed) => { clock.textContent = passed === null ? '' : passed + ' / ' + LONGEST + ' s'; };

  const forget = () => {
    samples = null;
    field.value = '';
    hear.disabled = true;
  };

  const start = async () => {
    const microphone = await navigator.mediaDevices.getUserMedia({audio: {channelCount: 1}});
    const parts = [];
    const media = new MediaRecorder(microphone);
    let passed = 0;
    const say = () => { state.textContent = words.recording.replace('{0}', passed); };
    const each = setInterval(() => {
      passed++;
      tick(passed);
      // Not each second: a screen reader would talk over the speaker, into the recording.
      if (passed % 10 === 0) say();
      if (passed >= LONGEST && media.state === 'recording') media.stop();
    }, 1000);
    media.addEventListener('dataavailable', (event) => parts.push(event.data));
    media.addEventListener('stop', async () => {
      clearInterval(each);
      microphone.getTracks().forEach((track) => track.stop());
      running = null;
      tick(null);
      record.textContent = words.again;
      await take(await new Blob(parts).arrayBuffer());
    });
    forget();
    running = media;
    record.textContent = words.stop;
    say();
    tick(passed);
    media.start();
  };

  record.addEventListener('click', () => {
    if (playing) playing.stop();
    if (running) {
      if (running.state === 'recording') running.stop();
      return;
    }
    // The browser asks first; a second press meanwhile must not record twice.
    record.disabled = true;
    start()
      .catch(() => { state.textContent = words.refused; })
      .finally(() => {
        record.disabled = false;
        record.focus();
      });
  });

  hear.addEventListener('click', () => {
    if (playing) playing.stop();
    const context = new AudioContext();
    const sound = context.createBuffer(1, samples.length, RATE);
    sound.copyToChannel(samples, 0);
    const source = context.createBufferSource();
    source.buffer = sound;
    source.connect(context.destination);
    source.addEventListener('ended', () => {
      context.close();
      if (playing === source) playing = null;
    });
    playing = source;
    source.start();
  });

  field.addEventListener('change', async () => {
    if (field.files.length > 0) await take(await field.files[0].arrayBuffer());
  });

  recorder.hidden = false;
  if (!navigator.mediaDevices || !window.MediaRecorder) record.hidden = true;
})();
