/** Italian, Portuguese and Dutch: what is said, by whom, and what is no quote. */
import { describe, expect, it } from 'vitest';
import { extractQuotes } from '../../src/parsers/quotes/extract-quotes.js';

const quotesOf = (language: string) => (text: string) => extractQuotes(text, { language });
const inMarks = (language: string) => (text: string) =>
  quotesOf(language)(text).filter(({ kind }) => kind !== 'indirect');

/** A text, who says the last quote of it, their role, and the words that tell of it. */
type Said = [text: string, name: string, role: string | undefined, cue: string | undefined];

function expectSaid(language: string, [text, name, role, cue]: Said): void {
  const quote = inMarks(language)(text).at(-1);
  expect(quote?.speaker).toMatchObject({ kind: 'person', name });
  expect([quote?.speaker?.role, quote?.cue?.text]).toEqual([role, cue]);
}

describe('Italian', () => {
  it.each<Said>([
    [
      '«Il ponte resta chiuso», ha detto la sindaca di Porto Selva, Marta Bellini.',
      'Marta Bellini',
      'sindaca',
      'ha detto',
    ],
    ['"Si parte giovedì", spiega il comandante Giorgio Salvi.', 'Giorgio Salvi', 'comandante', 'spiega'],
    [
      '«Pagherà chi occupa i moli», ha dichiarato il ministro dell’Interno Matteo Ferrini.',
      'Matteo Ferrini',
      'ministro',
      'ha dichiarato',
    ],
    [
      'Il presidente della Regione, Luigi De Santis, insiste. «La gara si rifà», ribadisce De Santis.',
      'Luigi De Santis',
      'presidente',
      'ribadisce',
    ],
    [
      'Il segretario del sindacato, Franco D’Angelo, parla di beffa. «È una beffa», accusa D’Angelo.',
      'Franco D’Angelo',
      'segretario',
      'accusa',
    ],
    ['Secondo Marta Bellini, il molo è «una trappola».', 'Marta Bellini', undefined, 'Secondo'],
    ['Il sindaco Renzo Alberti l’ha definita «una trappola».', 'Renzo Alberti', 'sindaco', 'ha definita'],
    [
      'Il capogruppo Ivo Pace, secondo cui il testo è «scritto male», voterà contro.',
      'Ivo Pace',
      'capogruppo',
      'secondo',
    ],
    [
      'Marta Bellini tiene la bottega. «Ho visto di peggio», racconta.',
      'Marta Bellini',
      undefined,
      'racconta',
    ],
    [
      '«Non mi dimetto» ha detto il vicesindaco Gianni Orsi. Poi ha aggiunto: «Lo decidono gli elettori».',
      'Gianni Orsi',
      'vicesindaco',
      'ha aggiunto',
    ],
    [
      'Elena Sarti ha aperto la mostra. «Ci sono voluti tre anni», ha detto in un’intervista al Corriere del Molo.',
      'Elena Sarti',
      undefined,
      'ha detto',
    ],
    ['Marta Bellini aspetta. «Si vedrà», diceva scuotendo la testa.', 'Marta Bellini', undefined, 'diceva'],
    ['«Così non si gioca», sbuffa il portiere Nico Bruni.', 'Nico Bruni', 'portiere', 'sbuffa'],
    [
      '«Mai vista quella lettera», scrive l’assessore ai Lavori pubblici Dario Festa.',
      'Dario Festa',
      'assessore',
      'scrive',
    ],
    [
      '«Ho sentito un boato», dice Ines Parodi. Il sindaco Renzo Alberti è andato a trovarla. «Ora basta», ha promesso.',
      'Renzo Alberti',
      'sindaco',
      'ha promesso',
    ],
    ['«Ci hanno dimenticati», mi dice Marta Bellini.', 'Marta Bellini', undefined, 'mi dice'],
    [
      '«È crollato tutto», dice Luca De Santis. La sindaca, Marta Bellini, ha chiuso il molo. «Aspettiamo i rilievi», ha detto.',
      'Marta Bellini',
      'sindaca',
      'ha detto',
    ],
    [
      '«Le carte ci sono», assicura il capo di gabinetto, Sandro Vitale.',
      'Sandro Vitale',
      'capo',
      'assicura',
    ],
    [
      'Parla Marta Bellini: «Si vedrà». Sul molo: «Va rifatto da cima a fondo».',
      'Marta Bellini',
      undefined,
      undefined,
    ],
  ])('%s', (...said) => {
    expectSaid('it', said);
  });

  it.each([
    ['dashes', '«Il traghetto – ha spiegato Giorgio Salvi – non partirà».'],
    ['hyphens', '"Il traghetto - ha spiegato Giorgio Salvi - non partirà".'],
    ['commas', '«Il traghetto, ha spiegato Giorgio Salvi, non partirà».'],
  ])('takes an attribution between %s out of the marks', (_, text) => {
    const [quote] = inMarks('it')(text);
    expect(quote?.parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Il traghetto',
      'non partirà',
    ]);
    expect(quote).toMatchObject({ speaker: { name: 'Giorgio Salvi' }, cue: { text: 'ha spiegato' } });
  });

  it.each([
    ['organisation', '«È un regalo agli armatori», denuncia l’associazione Amici del Lago.'],
    ['organisation', '«Le ricerche continuano», ha precisato la Capitaneria di porto.'],
    ['group', '«Qui non si dorme», scrivono i residenti.'],
    ['unnamed', '«Ho visto volare le cassette», racconta un pescivendolo.'],
    ['unnamed', '«Ho chiamato i carabinieri», riferisce la donna.'],
    ['unnamed', 'Il giudice Aldo Merli ha ascoltato tutti. «Era buio», racconta la testimone.'],
  ])('tells a speaker that is %s', (kind, text) => {
    expect(inMarks('it')(text)[0]?.speaker?.kind).toBe(kind);
  });

  it.each([
    ['La sindaca Marta Bellini ha detto che il ponte resta chiuso.', 'il ponte resta chiuso'],
    ['Il ponte resta chiuso, ha fatto sapere la sindaca Marta Bellini.', 'Il ponte resta chiuso'],
    ['Secondo la sindaca Marta Bellini, il ponte resta chiuso.', 'il ponte resta chiuso'],
    ['La sindaca Marta Bellini, secondo cui il ponte resta chiuso, è a Roma.', 'il ponte resta chiuso'],
  ])('reports: %s', (text, clause) => {
    expect(quotesOf('it')(text)).toMatchObject([
      { kind: 'indirect', text: clause, speaker: { name: 'Marta Bellini' } },
    ]);
  });

  it.each([
    'Il cosiddetto «miglio bagnato» piace ai camminatori.',
    'Il romanzo «La lunga acqua» è ambientato su un canale.',
    'Ospite di «Sera in piazza», la cantante Nada Riva ha cantato per un’ora.',
    'La motonave «Aurora» è ferma in banchina da una settimana.',
    'Nel secondo tempo la squadra ha giocato meglio di prima.',
    'È uscito il singolo «Alta marea di notte», firmato Mara Sole.',
    'Il capogruppo Ivo Pace, secondo il quale il testo è scritto male, voterà contro.',
  ])('leaves alone what quotes nobody: %s', (text) => {
    expect(quotesOf('it')(text)).toEqual([]);
  });
});

describe('Portuguese', () => {
  it.each<Said>([
    [
      '“A ponte ficará fechada”, disse a prefeita de Porto Alto, Márcia Telles.',
      'Márcia Telles',
      'prefeita',
      'disse',
    ],
    ['«O barco parte amanhã», afirmou o comandante Rui Salgado.', 'Rui Salgado', 'comandante', 'afirmou'],
    ['“Ninguém vem aqui”, suspira Neide dos Santos, dona do bar.', 'Neide dos Santos', 'dona', 'suspira'],
    ['“Há votos”, garantiu o presidente da Câmara Artur Meneses.', 'Artur Meneses', 'presidente', 'garantiu'],
    [
      'De acordo com o delegado Marcelo Tavares, a vítima estava “sem reação”.',
      'Marcelo Tavares',
      'delegado',
      'De acordo com',
    ],
    ['Segundo Caio Menezes, o homem agiu “com frieza”.', 'Caio Menezes', undefined, 'Segundo'],
    [
      'O líder Ivo Paz, segundo quem o texto está “mal escrito”, votará contra.',
      'Ivo Paz',
      'líder',
      'segundo',
    ],
    ['"Venha cá", disse-lhe Joaquim Morgado.', 'Joaquim Morgado', undefined, 'disse'],
    [
      '“A obra acaba em maio”, garantiu Otávio Bastos. Questionado sobre a sombra, completou: “Vamos alugar tendas”.',
      'Otávio Bastos',
      undefined,
      'completou',
    ],
    [
      'Márcia Telles não muda de ideia. Em seguida, completou: “Quem decide é o eleitor”.',
      'Márcia Telles',
      undefined,
      'completou',
    ],
    [
      'O prefeito Renato Alves visitou o local. “Vamos colocar barreiras”, prometeu.',
      'Renato Alves',
      'prefeito',
      'prometeu',
    ],
    [
      '“Quem vai pagar?”, questionou Mirela Costa. “Ninguém respondeu”, disse em entrevista ao Jornal do Cais.',
      'Mirela Costa',
      undefined,
      'disse',
    ],
  ])('%s', (...said) => {
    expectSaid('pt', said);
  });

  it('reads a dialogue that dashes open', () => {
    const text =
      '— A senhora viu o carro? — perguntou o repórter.\n\n— Vi, sim — respondeu Neusa Lima. — Era branco.';
    expect(
      inMarks('pt')(text).map(({ speaker, parts }) => [
        speaker?.name,
        parts.map(({ start, end }) => text.slice(start, end)),
      ]),
    ).toEqual([
      ['repórter', ['A senhora viu o carro?']],
      ['Neusa Lima', ['Vi, sim', 'Era branco.']],
    ]);
  });

  it('and no list', () => {
    expect(quotesOf('pt')('A feira tem:\n\n— Queijo da serra — o melhor\n\n— Pão de milho')).toEqual([]);
  });

  it.each([
    ['organisation', '“É um presente aos armadores”, denuncia a associação Amigos da Lagoa.'],
    ['organisation', '“As buscas continuam”, informou a Marinha.'],
    ['group', '“Aqui ninguém dorme”, escreveram os moradores.'],
    ['unnamed', '“Foi uma correria”, lembra um feirante.'],
  ])('tells a speaker that is %s', (kind, text) => {
    expect(inMarks('pt')(text)[0]?.speaker?.kind).toBe(kind);
  });

  it.each([
    ['A prefeita Márcia Telles disse que a ponte ficará fechada.', 'a ponte ficará fechada'],
    ['A ponte ficará fechada, informou a prefeita Márcia Telles.', 'A ponte ficará fechada'],
    ['Segundo a prefeita Márcia Telles, a ponte ficará fechada.', 'a ponte ficará fechada'],
  ])('reports: %s', (text, clause) => {
    expect(quotesOf('pt')(text)).toMatchObject([
      { kind: 'indirect', text: clause, speaker: { name: 'Márcia Telles' } },
    ]);
  });

  it.each([
    'O chamado “milha molhada” agrada aos caminhantes.',
    'O romance “A água longa” se passa num canal.',
    'O navio “Aurora” está parado no cais há uma semana.',
    'No segundo turno o candidato teve menos votos do que antes.',
  ])('leaves alone what quotes nobody: %s', (text) => {
    expect(quotesOf('pt')(text)).toEqual([]);
  });
});

describe('Dutch', () => {
  it.each<Said>([
    [
      '‘De brug blijft dicht’, zegt burgemeester Marit de Boer van Havendam.',
      'Marit de Boer',
      'burgemeester',
      'zegt',
    ],
    ['"Het water stijgt", aldus woordvoerder Femke Bos.', 'Femke Bos', 'woordvoerder', 'aldus'],
    [
      'Minister van Visserij Wouter van den Akker komt met regels. „Zij gaan betalen”, zegt Van den Akker.',
      'Wouter van den Akker',
      'Minister',
      'zegt',
    ],
    [
      'Wethouder Luuk de Zwart houdt vol. ‘Het moet over’, herhaalt De Zwart.',
      'Luuk de Zwart',
      'Wethouder',
      'herhaalt',
    ],
    [
      "'Hier komt niemand meer', verzucht Truus van 't Hof, eigenaar van het café.",
      "Truus van 't Hof",
      'eigenaar',
      'verzucht',
    ],
    [
      'Directeur Els Sarens opende de zaal. “Het duurde drie jaar”, zei zij.',
      'Els Sarens',
      'Directeur',
      'zei',
    ],
    [
      'Kamerlid Ivo Vreede ziet dat anders. “Het moet beter”, zegt het Kamerlid.',
      'Ivo Vreede',
      'Kamerlid',
      'zegt',
    ],
    ['“Dit is me te veel”, bromt keeper Bas Neer.', 'Bas Neer', 'keeper', 'bromt'],
    [
      'Wethouder Marit de Boer kwam. “Die deur is oud”, aldus De Boer.',
      'Marit de Boer',
      'Wethouder',
      'aldus',
    ],
    [
      '“Ik blijf”, zei Gert Oort. Daarna voegde hij toe: “Daar gaat de kiezer over”.',
      'Gert Oort',
      undefined,
      'voegde',
    ],
    [
      '“Ik blijf”, zei Gert Oort. “Dat pikken we niet”, klinkt het strijdvaardig.',
      'Gert Oort',
      undefined,
      'klinkt',
    ],
    ['De burgemeester sprak. De reactie van Gert Oort: “Eerst het geld zien”.', 'Gert Oort', undefined, ':'],
    ['Volgens Lucie Verkade is de zaak ‘met opzet vertraagd’.', 'Lucie Verkade', undefined, 'Volgens'],
    [
      'Lucie Verkade is boos. Volgens haar is de zaak ‘met opzet vertraagd’.',
      'Lucie Verkade',
      undefined,
      'Volgens',
    ],
    ['“Het plan”, legt ingenieur Rita Landman uit, “is klaar.”', 'Rita Landman', 'ingenieur', 'legt'],
  ])('%s', (...said) => {
    expectSaid('nl', said);
  });

  it.each([
    ['organisation', '“Dit is een cadeau voor de reders”, stelt de Vereniging Vrienden van het Meer.'],
    ['organisation', '“Het schip is veilig”, meldt de kustwacht.'],
    ['organisation', '“Dat klopt niet”, schrijft De Volkskrant.'],
    ['group', '“Het lawaai houdt ons wakker”, schrijven bewoners.'],
    ['group', 'In een brief aan de raad schrijven bewoners: “Het lawaai houdt ons wakker”.'],
    ['unnamed', '“We wachten af”, laat een woordvoerder van de politie weten.'],
  ])('tells a speaker that is %s', (kind, text) => {
    expect(inMarks('nl')(text)[0]?.speaker?.kind).toBe(kind);
  });

  it('takes no apostrophe of a small word for a mark', () => {
    const text = "'s Nachts om drie uur werd ze wakker. 'Ik belde de politie', zegt Roos Parent.";
    expect(inMarks('nl')(text)).toMatchObject([
      { text: 'Ik belde de politie', speaker: { name: 'Roos Parent' } },
    ]);
  });

  it.each([
    ['Burgemeester Marit de Boer zei dat de brug dicht blijft.', 'de brug dicht blijft'],
    ['De brug blijft voorlopig dicht, zegt burgemeester Marit de Boer.', 'De brug blijft voorlopig dicht'],
    ['Volgens burgemeester Marit de Boer blijft de brug dicht.', 'blijft de brug dicht'],
    [
      "De boot lag stil. 's Nachts blijft de brug dicht, zegt burgemeester Marit de Boer.",
      "'s Nachts blijft de brug dicht",
    ],
  ])('reports: %s', (text, clause) => {
    expect(quotesOf('nl')(text)).toMatchObject([
      { kind: 'indirect', text: clause, speaker: { name: 'Marit de Boer' } },
    ]);
  });

  it.each([
    'De zogenoemde ‘natte mijl’ is geliefd bij wandelaars.',
    'De roman ‘Het lange water’ speelt op een kanaal.',
    'In de talkshow ‘Avond op het plein’ vertelde Nada Rijs over haar jeugd.',
    'Het schip ‘Aurora’ ligt al een week stil aan de kade.',
  ])('leaves alone what quotes nobody: %s', (text) => {
    expect(quotesOf('nl')(text)).toEqual([]);
  });
});
