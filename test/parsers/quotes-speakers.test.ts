/** Who is meant: introductions of every form, and what an article calls people afterwards. */
import { describe, expect, it } from 'vitest';
import { extractQuotes } from '../../src/parsers/quotes/extract-quotes.js';

const quotesOf = (text: string, language = 'en') => extractQuotes(text, { language });
const inMarks = (text: string, language = 'en') =>
  quotesOf(text, language).filter(({ kind }) => kind !== 'indirect');

describe('role and affiliation', () => {
  it.each([
    ['a name behind an office', '“So be it,” said the mayor, Marion Tull.', 'mayor', undefined],
    ['a possessor alone', 'Greenpeace’s Marion Tull said: “So be it.”', undefined, 'Greenpeace'],
    [
      'a body in commas',
      'Marion Tull, of the University of Lyme, said: “So be it.”',
      undefined,
      'the University of Lyme',
    ],
    [
      'a plural in a name',
      'Marion Tull, secretary of the Lyme Dockers’ Union, said: “So be it.”',
      'secretary',
      'the Lyme Dockers’ Union',
    ],
    [
      'an apposition',
      '“So be it,” said Marion Tull, director of the Harbour Museum.',
      'director',
      'the Harbour Museum',
    ],
    [
      'an apposition before the verb',
      'Marion Tull, head of the Harbour Museum, said: “So be it.”',
      'head',
      'the Harbour Museum',
    ],
    [
      'a possessive behind',
      '“So be it,” said Marion Tull, the trust’s chief engineer.',
      'chief engineer',
      'the trust',
    ],
    [
      'a possessive that opens the sentence',
      'The trust’s chief engineer, Marion Tull, said: “So be it.”',
      'chief engineer',
      'the trust',
    ],
    [
      'a possessive before',
      'The trust’s chief engineer Marion Tull said: “So be it.”',
      'chief engineer',
      'trust',
    ],
    [
      'no clause behind a source',
      'But according to Marion Tull, the man acted “without any mercy at all”.',
      undefined,
      undefined,
    ],
    [
      'an apposition behind a source',
      'According to Marion Tull, head of the Harbour Museum, it was “so be it or nothing”.',
      'head',
      'the Harbour Museum',
    ],
    [
      'the end of the sentence behind a source',
      'It was “so be it or nothing”, according to Marion Tull, the director of the Harbour Museum.',
      'director',
      'the Harbour Museum',
    ],
    [
      'an office in commas',
      'The director of the Harbour Museum, Marion Tull, said: “So be it.”',
      'director',
      'the Harbour Museum',
    ],
    ['a title', '“So be it,” said Mayor Marion Tull.', 'Mayor', undefined],
    [
      'an employer and an office',
      '“So be it,” said Greenpeace campaigner Marion Tull.',
      'campaigner',
      'Greenpeace',
    ],
    [
      'an employer behind the comma',
      '“So be it,” said Marion Tull, a Greenpeace campaigner.',
      'campaigner',
      'Greenpeace',
    ],
    [
      'a field and an employer',
      '“So be it,” said Marion Tull, professor of law at the University of Lyme.',
      'professor of law',
      'the University of Lyme',
    ],
    ['an age between', '“So be it,” said Marion Tull, 41, a nurse from Lyme.', 'nurse', 'Lyme'],
    [
      'of an organisation',
      '“So be it,” said Marion Tull of the Harbour Museum.',
      undefined,
      'the Harbour Museum',
    ],
    [
      'a sentence of its own',
      'Marion Tull is the director of the Harbour Museum.\n\n“So be it,” Tull said.',
      'director',
      'the Harbour Museum',
    ],
    ['a form of address, which is no office', '“So be it,” said Mrs Marion Tull.', undefined, undefined],
    [
      'what somebody did, which is no office',
      '“So be it,” said Marion Tull, speaking in the yard.',
      undefined,
      undefined,
    ],
  ])('%s', (_, text, role, affiliation) => {
    const [quote] = inMarks(text);
    expect(quote?.speaker).toMatchObject({ name: 'Marion Tull', kind: 'person' });
    expect([quote?.speaker?.role, quote?.speaker?.affiliation]).toEqual([role, affiliation]);
  });
});

describe('who is meant', () => {
  const people =
    'Marion Tull, director of the museum, met Dev Anand on Monday. Tull spoke first.\n\n“We wait,” said Tull. Anand shook his head.\n\n';
  it.each([
    ['a surname', `${people}“I do not,” said Anand.`, 'Dev Anand'],
    [
      'a surname that ends as adverbs do',
      'Sarah Connolly came on Monday.\n\nConnolly said: “We wait for the divers.”',
      'Sarah Connolly',
    ],
    [
      'two small words in a name behind a title',
      '“We wait,” said Commission President Ursula von der Leyen.',
      'Ursula von der Leyen',
    ],
    ['somebody of a body', '“We wait for spring,” said Dr Carol Hale of Lyme College.', 'Carol Hale'],
    ['letters behind a name', 'Simon Hale KC spoke first. “We wait,” Mr Hale said.', 'Simon Hale'],
    [
      'a given name that ends as adverbs do',
      '“We wait,” was all. Kelly Hale said: “We wait for spring.”',
      'Kelly Hale',
    ],
    ['a given name behind Dame', 'Dame Judith Ware came. “We wait,” Dame Judith said.', 'Judith Ware'],
    ['several, and not who spoke last', `${people}“It is not our way,” the investors said.`, 'investors'],
    ['who belongs to somebody', `${people}“It is not our way,” the family said.`, 'family'],
    [
      'a name with an accent, by gender',
      'François Hale met Marion Tull. “I wait,” he said.',
      'François Hale',
    ],
    ['a pronoun by gender', `${people}“It is not my way,” she said.`, 'Marion Tull'],
    ['an office', `${people}“It is not my way,” the director said.`, 'Marion Tull'],
    ['a given name', `${people}“It is not my way,” Dev said.`, 'Dev Anand'],
    ['an acronym', 'The Coast Safety Board (CSB) met. “We wait,” the CSB said.', 'Coast Safety Board'],
    [
      'the end of a name',
      'The Lyme Harbour Gazette asked twice. “We were told nothing,” the Gazette wrote.',
      'Lyme Harbour Gazette',
    ],
    ['a name in an aside', 'One of the skippers, Dev Anand, said: “We wait.”', 'Dev Anand'],
    ['who', 'They met Marion Tull, who said: “We wait for the divers.”', 'Marion Tull'],
    [
      'somebody of hers, and not herself',
      `${people}The boat lay still. “It is not my way,” her skipper said.`,
      'skipper',
    ],
    [
      'an agency, and not another body',
      '“We counted them twice,” the University of Lyme said.\n\n“We wait for spring,” the nature agency said.',
      'nature agency',
    ],
    [
      'whom the text called “he” is not “she”',
      'Dr Yuki Tanabe led the work with cotton and glue.\n\nProfessor Thorne Riise called it careful. “We all wait for it,” he said.\n\nTanabe’s group went home. “We found eleven of them,” she said.',
      'Yuki Tanabe',
    ],
    [
      'an office and a title, and not who spoke long before',
      '“We could have limped on for a week,” said Martin Oakes.\n\nThe boat goes at noon. It has twelve seats. Nobody may bring a bicycle.\n\nThe post office has run out of milk. The bakery has flour until Friday.\n\nThe island’s pharmacist, Dr Samir Haddad, has been ringing people since Sunday.\n\n“Nobody will go without,” he said.',
      'Samir Haddad',
    ],
    [
      'a name in an aside before a verb of saying',
      'Professor Emeka Obi measured the peat. In places the fire had eaten half a metre. “That is five hundred years,” Obi said. “It took five days.”\n\nThe farmers have resisted the plan because it would drown pasture. One of them, Torleif Aune, said on Thursday that he had changed his mind.\n\n“I stood on my own field,” he said.',
      'Torleif Aune',
    ],
    [
      'a person, and not the house of that name',
      'The march ended at Anand Tower. “We wait,” Anand said.',
      'Anand',
    ],
    [
      'no place',
      'The ferry between Port Ellery and the isles lies still.\n\n“Nobody will go without,” he said.',
      'he',
    ],
  ])('%s', (_, text, name) => {
    expect(inMarks(text).at(-1)?.speaker?.name).toBe(name);
  });

  it('reads the names that a transcript has inside of its marks', () => {
    const text =
      'Mayor Tom Hale met Jane Doe on air.\n\n"DOE: Will you sell the quay?\n\n"HALE: We will not sell it.\n\n"It is ours.\n\n"CALLER: Thank you."';
    expect(inMarks(text).map(({ speaker, parts }) => [speaker?.name, speaker?.kind, parts.length])).toEqual([
      ['Jane Doe', 'person', 1],
      ['Tom Hale', 'person', 2],
      ['CALLER', 'person', 1],
    ]);
    const [first] = inMarks(text);
    expect(first?.speaker?.mention).toBe('DOE');
    expect(first?.cue?.text).toBe(':');
  });

  it('knows a verb by its place where every word has a capital', () => {
    const [quote] = inMarks('Tom Hale Slams ‘Foolish’ Plan for the Quay\n\nThe mayor spoke on Friday.');
    expect(quote?.speaker?.name).toBe('Tom Hale');
    expect(quote?.cue?.text).toBe('Slams');
  });

  it('gives a second quote the verb of its own', () => {
    const quotes = inMarks('“The bid stands,” Ronald Orr said, adding that his client was “a patient man”.');
    expect(quotes.map(({ cue }) => cue?.text)).toEqual(['said', 'adding']);
  });

  it('keeps a minister’s charges together', () => {
    const text = 'Jane Doe, minister for harbours, fisheries and trade, said: “The quay is not for sale.”';
    expect(inMarks(text)[0]?.speaker).toMatchObject({
      role: 'minister',
      affiliation: 'harbours, fisheries and trade',
    });
  });

  it('goes on with whoever spoke, and says nobody where the text does not say', () => {
    const text =
      'Marion Tull spoke for an hour.\n\n“The gate is off its pin,” she said.\n\n“We have the crane here and we have the people for it.”';
    expect(inMarks(text).map(({ speaker }) => speaker?.name)).toEqual(['Marion Tull', 'Marion Tull']);
    expect(
      inMarks('“The gate is off its pin and nobody has counted the bolts.”').map(({ speaker }) => speaker),
    ).toEqual([null]);
  });

  it('changes the speaker with each paragraph where one asks and the other answers', () => {
    const talk =
      '“Are you going there tomorrow?” asked Tom Hale.\n\n“No, I am not going there,” said Marion Tull.\n\n“Why are you not going there?”\n\n“Because it will rain all day.”\n\n“Then stay here until it stops.”';
    expect(inMarks(talk).map(({ speaker }) => speaker?.name)).toEqual([
      'Tom Hale',
      'Marion Tull',
      'Tom Hale',
      'Marion Tull',
      'Tom Hale',
    ]);
    const statement = talk.replace('tomorrow?', 'tomorrow.').replace('there?', 'there.');
    expect(inMarks(statement).at(-1)?.speaker?.name).toBe('Marion Tull');
  });

  it('takes no other organisation for a ministry, and nobody called “he” for “she”', () => {
    const [quote] = inMarks(
      'Tom Hale told the Lyme Post that it was late. In a statement, the ministry said: “We urge both sides to talk.”',
    );
    expect(quote?.speaker?.name).toBe('ministry');
    const both = inMarks('He said: “We wait for the divers.” She said: “We wait for spring.”');
    expect(both.map(({ speaker }) => speaker?.name)).toEqual(['He', 'She']);
    const one = inMarks('Mr Hale said: “We wait for the divers.” “We wait for spring,” she said.');
    expect(one.map(({ speaker }) => speaker?.name)).toEqual(['Hale', 'she']);
  });

  it('is not whom a passive verb is about, where another is named behind it', () => {
    const [quote] = inMarks('Tom Hale was branded “a liar and a cheat” by the prime minister.');
    expect(quote?.speaker?.name).not.toBe('Tom Hale');
  });

  it.each([
    ['group', 'Protesters said: “We shall wait for spring.”'],
    ['group', 'Farmers said: “We shall wait for spring.”'],
    ['group', 'LYME (Northwire) – Farmers said: “We shall wait for spring.”'],
    ['document', 'The work would take “nine weeks at least”, the report said.'],
    ['organisation', '“We shall wait for spring,” the Harbour Board said.'],
    ['organisation', 'Weir Gates Corp. said: “We shall wait for spring.”'],
    ['organisation', 'The city of Lyme said: “We shall wait for spring.”'],
    ['unnamed', 'The baker of Lyme said: “We shall wait for spring.”'],
    ['unnamed', 'The mayor of Lyme said: “We shall wait for spring.”'],
    ['unnamed', 'A spokesman for the Harbour Department said: “We shall wait for spring.”'],
    ['group', '“We shall wait for spring,” residents said.'],
    ['unnamed', '“We shall wait for spring,” a man said.'],
    ['person', '“We shall wait for spring,” Marion Tull said.'],
  ])('tells a %s', (kind, text) => {
    expect(inMarks(text)[0]?.speaker?.kind).toBe(kind);
  });
});

describe('a pronoun behind a source', () => {
  it.each([
    ['en', 'Marion Tull is cross. According to her, it was “held up on purpose”.'],
    ['fr', 'Marion Tull parle. Paul Hale est fâché. Selon lui, le projet a été « retardé exprès ».'],
    ['de', 'Marion Tull ist empört. Laut ihr wurde die Sache „mit Absicht verzögert“.'],
  ])('%s: %s', (language, text) => {
    expect(inMarks(text, language).at(-1)?.speaker).toMatchObject({
      kind: 'person',
      name: language === 'fr' ? 'Paul Hale' : 'Marion Tull',
    });
  });

  it('is an article before a noun', () => {
    const text = 'Marion Tull is cross. According to her lawyer, it was “held up on purpose”.';
    expect(inMarks(text).at(-1)?.speaker).toMatchObject({ kind: 'unnamed', name: 'lawyer' });
    expect(quotesOf('Marion Tull left. According to her “tidy” plan, the firms must pay.')).toEqual([]);
  });
});

describe('addressee and cue', () => {
  it.each([
    ['“We wait,” Tull told the Lyme Gazette.', 'the Lyme Gazette', 'told'],
    ['“We wait,” Tull told reporters on Friday.', 'reporters', 'told'],
    ['“We wait,” Tull said in an interview with the Lyme Gazette.', 'the Lyme Gazette', 'said'],
    ['“We wait,” Tull said.', undefined, 'said'],
    ['“We wait for the divers,” as Tull put it.', undefined, 'put it'],
    ['According to Marion Tull, the lock is “off its pin”.', undefined, 'According to'],
    ['Marion Tull: “We wait for the divers.”', undefined, ':'],
    ['“We wait for the divers and for spring.” — Marion Tull', undefined, '—'],
  ])('%s', (text, addressee, cue) => {
    const [quote] = inMarks(text);
    expect(quote?.speaker?.name).toContain('Tull');
    expect([quote?.addressee, quote?.cue?.text]).toEqual([addressee, cue]);
  });
});

it('a clause behind “that” is no addressee', () => {
  expect(extractQuotes('Marion Tull warned that more would come.')[0]).toMatchObject({
    kind: 'indirect',
    speaker: { name: 'Marion Tull' },
  });
  expect(extractQuotes('Marion Tull warned that more would come.')[0]?.addressee).toBeUndefined();
});

describe('indirect speech', () => {
  it.each([
    ['City police said dozens were hurt in the night.', 'dozens were hurt in the night', 'City police'],
    ['The lock will stay shut, Marion Tull said on Friday.', 'The lock will stay shut', 'Marion Tull'],
    ['According to the report, the gate was rotten.', 'the gate was rotten', 'report'],
    ['The gate was rotten, according to the report.', 'The gate was rotten', 'report'],
    ['Marion Tull told the Gazette that the gate was rotten.', 'the gate was rotten', 'Marion Tull'],
    [
      'LYME (Northwire) - The lock will stay shut from Monday, the canal trust said.',
      'The lock will stay shut from Monday',
      'canal trust',
    ],
  ])('%s', (text, clause, name) => {
    expect(quotesOf(text)).toMatchObject([{ kind: 'indirect', text: clause, speaker: { name } }]);
  });

  it('by “he” is not said by whom the clause itself names', () => {
    const [report] = quotesOf(
      'Julian Marks spoke for the owner, Douglas Pike. Pike had paid the men in full, he said.',
    );
    expect(report?.speaker).toMatchObject({ name: 'Julian Marks', mention: 'he' });
  });

  it.each([
    'The agency wants to block the ditches so that the ground stays wet.',
    'Forty books in which the keeper wrote down every day of the year have come home.',
  ])('is not: %s', (text) => {
    expect(quotesOf(text)).toEqual([]);
  });

  it('is not said again of what is quoted', () => {
    expect(quotesOf('Marion Tull said the gate was “off its pin”.').map(({ kind }) => kind)).toEqual([
      'mixed',
    ]);
  });
});

describe('where every noun has a capital', () => {
  const german = (text: string) => inMarks(text, 'de').at(-1)?.speaker;

  it.each([
    ['Ursula von der Leyen sagte: „Wir warten auf den Frühling.“', 'Ursula von der Leyen', undefined],
    [
      'Ursula von der Leyen kam. „Wir warten auf den Frühling“, sagte von der Leyen.',
      'Ursula von der Leyen',
      undefined,
    ],
    ['„Wir warten“, sagte Experte Bernd Vos der Lymer Zeitung.', 'Bernd Vos', 'Experte'],
    ['„Wir warten“, sagte US-Botschafter Mike Tull.', 'Mike Tull', 'US-Botschafter'],
    ['Olaf Brandt, der die Firma gegründet hat, sagte: „Wir warten.“', 'Olaf Brandt', undefined],
    ['Die Ernährungsberaterin Roxana Ehm sagte: „Wir warten.“', 'Roxana Ehm', 'Ernährungsberaterin'],
    ['„So geht das nicht weiter“, wettert Roxana Ehm, Leiterin der Klinik.', 'Roxana Ehm', 'Leiterin'],
    ['Trainer Bernd Vos bleibt ruhig. „Noch ist nichts entschieden“, mahnt er.', 'Bernd Vos', 'Trainer'],
    [
      'Der Landrat, Bernd Vos, antwortete, man arbeite daran. „Wir sind dran“, fügte er hinzu.',
      'Bernd Vos',
      'Landrat',
    ],
    ['„Es war stockdunkel“, so der Zeuge Karl Behn.', 'Karl Behn', 'Zeuge'],
    [
      'Der Zeuge Karl Behn war als Erster dort. „Ich bin einfach gesprungen“, sagt der 29-Jährige.',
      'Karl Behn',
      'Zeuge',
    ],
    ['„Wir standen alle am Kai“, sagt Karl Behn, 34 Jahre alt, Fischer.', 'Karl Behn', 'Fischer'],
  ])('%s', (text, name, role) => {
    expect(german(text)).toMatchObject({ kind: 'person', name });
    expect(german(text)?.role).toBe(role);
  });

  it.each([
    ['unnamed', '„Wir warten auf den Frühling“, sagt ein Familienvater.'],
    ['unnamed', '„Wir warten auf den Frühling“, sagte der Tessiner Ständerat.'],
    ['person', 'Der Zeuge Karl Behn sagte: „Wir warten auf den Frühling.“'],
    ['organisation', '„Wir warten auf den Frühling“, sagte der Kreml.'],
    ['organisation', '„Wir warten auf den Frühling“, sagte die SPD.'],
  ])('tells a speaker that is %s', (kind, text) => {
    expect(german(text)?.kind).toBe(kind);
  });

  it.each([
    'Das hält er für gut – mit klaren Einschränkungen: „Man muss es altersgerecht tun, aber es geht.“',
    'Grundsätzlich gilt: „Es ist wichtig, gut zu schlafen und lange zu gehen.“',
    'Gleichzeitig zeige der Film: „Sucht ist eine Krankheit, die man behandeln kann.“',
  ])('takes a noun for nobody: %s', (text) => {
    expect(german(text)).toBeNull();
  });
});

describe('French', () => {
  const french = (text: string) => inMarks(text, 'fr').at(-1);

  it.each([
    ['« On attend », a déclaré la maire, Marion Tull.', 'Marion Tull', 'maire', 'a déclaré'],
    ['« On attend », explique Marion Tull, directrice du musée.', 'Marion Tull', 'directrice', 'explique'],
    [
      '« On attend », dit Marion Tull. « Rien ne presse », ajoute-t-elle.',
      'Marion Tull',
      undefined,
      'ajoute',
    ],
    ['Le président Paul Hale s’est dit « très inquiet ».', 'Paul Hale', 'président', 'dit'],
    ['Selon Jean Morel, « la route restera fermée ».', 'Jean Morel', undefined, 'Selon'],
    [
      'Jean Morel tient la boulangerie. « J’ai connu pire », raconte-t-il.',
      'Jean Morel',
      undefined,
      'raconte',
    ],
    [
      '« On attend », a déclaré le ministre de l’Intérieur Jean Morel.',
      'Jean Morel',
      'ministre',
      'a déclaré',
    ],
    [
      '« On attend le printemps », s’emporte la boulangère Marion Tull.',
      'Marion Tull',
      'boulangère',
      's’emporte',
    ],
    [
      'L’entraîneur Paul Hale est prudent. « Rien n’est joué », prévient-il avant le match.',
      'Paul Hale',
      'entraîneur',
      'prévient',
    ],
    [
      '« Il faut rouvrir la ligne », plaide le président de l’association, Paul Hale.',
      'Paul Hale',
      'président',
      'plaide',
    ],
    ['D’après Paul Hale, la facture atteint « deux millions ».', 'Paul Hale', undefined, 'D’après'],
    ['Selon Paul Hale, l’homme a agi « avec sang-froid ».', 'Paul Hale', undefined, 'Selon'],
    ['« On attend », dit Paul Hale, 34 ans, pêcheur.', 'Paul Hale', 'pêcheur', 'dit'],
  ])('%s', (text, name, role, cue) => {
    expect(french(text)).toMatchObject({ speaker: { name, kind: 'person' }, cue: { text: cue } });
    expect(french(text)?.speaker?.role).toBe(role);
  });

  it.each([
    ['organisation', '« C’est faux », dénonce l’association.'],
    ['organisation', '« C’est faux », a répondu le ministère russe de la Défense.'],
    ['group', '« Le pont est fermé », ont dit les pompiers.'],
    ['unnamed', '« On verra bien », sourit un habitant.'],
  ])('tells a speaker that is %s', (kind, text) => {
    expect(french(text)?.speaker?.kind).toBe(kind);
  });

  it.each([
    'Le préfet Jean Morel a indiqué que la route resterait fermée.',
    'Le préfet, Jean Morel, a répondu que la route resterait fermée.',
    'La route resterait fermée, a annoncé le préfet Jean Morel.',
  ])('reports: %s', (text) => {
    const [quote] = quotesOf(text, 'fr');
    expect(quote?.text.toLowerCase()).toBe('la route resterait fermée');
    expect(quote).toMatchObject({ kind: 'indirect', speaker: { name: 'Jean Morel', role: 'préfet' } });
  });

  it.each([
    '« Le bac, a expliqué Jean Morel, ne partira pas ».',
    'Jean Morel est là. « Le bac – a-t-il expliqué – ne partira pas ».',
  ])('takes an attribution out of the marks: %s', (text) => {
    expect(french(text)?.parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Le bac',
      'ne partira pas',
    ]);
  });

  it.each([
    'Le roman « La longue eau » se passe sur un canal.',
    'Invitée de « Soir sur la place », la chanteuse Nada Rive a chanté une heure.',
    'Le maire de Lyon a ouvert « La Maison du lac », ancienne école, lundi.',
  ])('leaves alone what quotes nobody: %s', (text) => {
    expect(quotesOf(text, 'fr')).toEqual([]);
  });
});

describe('Spanish', () => {
  const spanish = (text: string) => inMarks(text, 'es').at(-1);

  it.each([
    ['«Esperamos», dijo la alcaldesa, Marina Tull.', 'Marina Tull', 'alcaldesa', 'dijo'],
    ['«Eran tres meses», recordaba Manuel Otero, vecino del Faro.', 'Manuel Otero', 'vecino', 'recordaba'],
    ['Según Javier Morel, “la carretera seguirá cerrada”.', 'Javier Morel', undefined, 'Según'],
    ['Javier Morel lleva la panadería. “Hubo cosas peores”, cuenta.', 'Javier Morel', undefined, 'cuenta'],
    ['“Hay que actuar”, ha afirmado Luis de la Peña.', 'Luis de la Peña', undefined, 'ha afirmado'],
    ['“Esperamos”, declaró el ministro del Interior Javier Morel.', 'Javier Morel', 'ministro', 'declaró'],
    ['«Es una vergüenza», se queja la panadera Marina Tull.', 'Marina Tull', 'panadera', 'se queja'],
    [
      'El alcalde Javier Morel insiste: “Seguirá abierto”. Después añadió: “No sobra nadie”.',
      'Javier Morel',
      'alcalde',
      'añadió',
    ],
    ['«Nadie nos escucha», protesta Marina Tull.', 'Marina Tull', undefined, 'protesta'],
    ['«Éramos diez», recuerda Javier Morel, de 34 años, pescador.', 'Javier Morel', 'pescador', 'recuerda'],
    [
      '«Está cerrado», zanjó la fiscal jefe de Lima, Marina Tull, el lunes.',
      'Marina Tull',
      'fiscal jefe',
      'zanjó',
    ],
    ['A juicio de Javier Morel, la obra es «un despilfarro».', 'Javier Morel', undefined, 'A juicio de'],
  ])('%s', (text, name, role, cue) => {
    expect(spanish(text)).toMatchObject({ speaker: { name, kind: 'person' }, cue: { text: cue } });
    expect(spanish(text)?.speaker?.role).toBe(role);
  });

  it.each([
    '«El puente —explica Javier Morel— seguirá cerrado».',
    '“El puente – explica Javier Morel – seguirá cerrado”.',
    '—El puente —explica Javier Morel—, seguirá cerrado',
    '—El puente —explica Javier Morel—. seguirá cerrado',
  ])('takes an attribution between dashes out: %s', (text) => {
    const quote = spanish(text);
    expect(quote?.parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      'El puente',
      'seguirá cerrado',
    ]);
    expect(quote).toMatchObject({ speaker: { name: 'Javier Morel' }, cue: { text: 'explica' } });
  });

  it.each([
    'Invitada a «Tarde en la plaza», la cantante Nada Ríos cantó una hora.',
    'La feria tiene:\n\n—Queso de la sierra — el mejor\n\n—Pan de maíz',
    'La película —dirigida por Marina Tull— gustó.',
  ])('leaves alone what quotes nobody: %s', (text) => {
    expect(quotesOf(text, 'es')).toEqual([]);
  });

  it('reports a clause before its verb', () => {
    expect(quotesOf('El puente seguirá cerrado, anunció la alcaldesa Marina Tull.', 'es')).toMatchObject([
      { kind: 'indirect', text: 'El puente seguirá cerrado', speaker: { name: 'Marina Tull' } },
    ]);
  });

  it('has its full stop behind the marks', () => {
    const text = '“Nos ganaron”, dijo Javier Morel. “Hay que pedir perdón a la afición”. Después calló.';
    expect(spanish(text)).toMatchObject({
      text: expect.stringContaining('Hay que pedir perdón a la afición'),
    });
  });

  it('tells an association by its noun', () => {
    const speaker = { name: 'Amigos del Lago', kind: 'organisation' };
    expect(spanish('“Es falso”, denuncia la asociación Amigos del Lago.')).toMatchObject({ speaker });
  });
});
