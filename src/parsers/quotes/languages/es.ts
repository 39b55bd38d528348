import type { LanguageWords } from './words.js';
import { words } from './words.js';

/** Forms that reports use of regular verbs, by their stems. */
const forms = (endings: string) => (stems: string) =>
  [...words(stems)].flatMap((stem) => [...words(endings)].map((ending) => stem + ending));
const ar = forms('ó a aron an aba aban ado ando');
const ir = forms('ió e ieron en ía ían ido iendo');

export const SPANISH: LanguageWords = {
  cues: new Set([
    ...ar(`
      declar explic afirm asegur señal indic cont apunt subray destac record coment manifest consider opin denunci lament critic anunci
      contest pregunt relat precis detall reiter expres confes confirm argument celebr alert enfatiz recalc matiz zanj inform revel aclar mencion
      puntualiz replic exclam remarc plante valor agreg narr avis aventur aclam ironiz
      reaccion reclam protest lanz
    `),
    ...ir('añad insist admit resum respond promet escrib'),
    ...words(`
      dijo dice dijeron dicen decía decían dicho diciendo cuenta cuentan recuerda recuerdan sostuvo sostiene sostenía sostuvieron reconoció
      reconoce reconocía reconocieron advirtió advierte advertía advirtieron concluyó concluye defendió defiende defendía pidió pide pedía
      pidieron exigió exige exigía exigieron expuso expone
    `),
  ]),
  weakCues: words('bromeó bromea ironizó ironiza rió ríe suspiró suspira gritó grita gritaron'),
  cueStrength: new Map([
    ['dijo', 7],
    ['dice', 7],
    ['dijeron', 7],
    ['declaró', 7],
    ['explicó', 7],
    ['explica', 7],
    ['afirmó', 7],
    ['aseguró', 7],
    ['señaló', 7],
    ['añadió', 7],
    ['agregó', 7],
    ['indicó', 6],
    ['cuenta', 4],
    ['recuerda', 4],
    ['destaca', 4],
    ['anuncia', 4],
    ['considera', 4],
    ['critica', 3],
    ['pide', 3],
    ['pregunta', 3],
    ['alerta', 3],
    ['resume', 4],
    ['celebra', 3],
    ['informa', 4],
    ['defiende', 4],
  ]),
  between: words(`
    ha han había habían fue es también luego después además sin embargo asimismo entonces así ya no se le les lo nos ayer hoy lunes martes
    miércoles jueves viernes sábado domingo este
  `),
  auxiliaries: words('ha han había habían se me nos le les'),
  adverbEnding: 'mente',
  pronouns: new Map([
    ['él', 'he'],
    ['ella', 'she'],
    ['ellos', 'they'],
    ['ellas', 'they'],
    ['yo', 'i'],
    ['nosotros', 'we'],
    ['quien', 'who'],
    ['quienes', 'who'],
  ]),
  according: [
    ['según'],
    ['de', 'acuerdo', 'con'],
    ['en', 'palabras', 'de'],
    ['en', 'palabras', 'del'],
    ['a', 'juicio', 'de'],
    ['a', 'juicio', 'del'],
  ],
  accordingBehind: words(''),
  determiners: words(
    'el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella su sus mi mis nuestro nuestra nuestros nuestras del al lo',
  ),
  definite: words('el la los las este esta estos estas ese esa esos esas aquel aquella del al'),
  singular: words('el la un una'),
  stops: words(`
    que cuando mientras si donde después antes porque pues pero y e o u en a de del al sobre por para con sin contra entre hacia desde durante
    hasta es son era eran fue fueron ha han había será serán está están no más como muy aquí allí hoy ayer mañana ya aún
  `),
  prepositions: words(
    'en a de sobre por para con sin contra entre hacia desde durante hasta según ante bajo tras',
  ),
  contracted: words('del al'),
  binding: words('de del para en al'),
  particles: words(''),
  conjunctions: words('y e o u pero ni sino'),
  turns: words('pero aunque mientras'),
  relatives: words('que quien quienes cual cuyo cuya donde'),
  that: words('que'),
  joiners: words('de del la las los y san santa von van'),
  titles: words(`
    sr sra sres srta dr dra d dª don doña presidente presidenta ministro ministra primer alcalde alcaldesa concejal concejala diputado diputada
    senador senadora gobernador gobernadora director directora jefe jefa secretario secretaria general portavoz vocero vocera fiscal juez
    jueza abogado abogada profesor profesora doctor doctora coronel comandante capitán comisario comisaria rey reina papa cardenal obispo
    príncipe princesa canciller entrenador entrenadora seleccionador patrón fundador fundadora responsable delegado delegada consejero
    consejera embajador embajadora economista sociólogo socióloga politólogo historiador historiadora investigador investigadora analista
    experto experta médico médica enfermero enfermera sindicalista candidato candidata vicepresidente vicepresidenta exministro expresidente
    líder titular intendente mandatario mandataria
  `),
  address: words('sr sra sres srta dr dra d dª don doña'),
  speakers: words(`
    madre padre mujer hombre hijo hija hermano hermana vecino vecina amigo amiga compañero compañera habitante testigo víctima alumno alumna
    estudiante maestro maestra agricultor agricultora comerciante dueño dueña autor autora jugador jugadora actor actriz cantante escritor
    escritora policía bombero soldado pescador pescadora farmacéutico farmacéutica panadero panadera conductor conductora voluntario voluntaria
    joven turista pasajero pasajera trabajador trabajadora
  `),
  female: words(`
    sra srta doña mujer madre hija hermana presidenta alcaldesa concejala diputada senadora gobernadora directora jefa jueza abogada profesora
    doctora reina princesa entrenadora fundadora delegada consejera embajadora investigadora enfermera candidata vecina amiga autora jugadora
    actriz escritora dueña maestra pescadora pasajera trabajadora alumna compañera
  `),
  male: words(`
    sr don hombre padre hijo hermano presidente alcalde concejal diputado senador gobernador director jefe juez abogado profesor doctor rey papa
    príncipe entrenador fundador delegado consejero embajador investigador enfermero candidato vecino amigo autor jugador actor escritor dueño maestro pescador pasajero trabajador alumno compañero
  `),
  documents: words(
    'comunicado informe carta estudio documento texto mensaje tuit encuesta sondeo sentencia fallo decreto nota escrito auto',
  ),
  organisations: words(`
    ministerio gobierno parlamento congreso senado partido empresa compañía grupo asociación federación sindicato policía guardia ayuntamiento
    diputación ciudad región universidad hospital escuela colegio tribunal audiencia fiscalía agencia periódico diario cadena radio banco
    comisión consejo comité instituto fundación liga club ejército armada iglesia unión organización oenegé ong dirección oficina consejería
    junta generalitat xunta cámara corte casa salvamento protección cruz museo
  `),
  groups: words(
    'autoridades vecinos residentes testigos expertos investigadores manifestantes sindicatos trabajadores padres alumnos estudiantes profesores agricultores bomberos policías médicos sanitarios militantes opositores familiares abogados periodistas científicos medios fuentes analistas',
  ),
  works: words(
    'libro novela película canción serie programa título álbum obra titulado titulada llamado llamada denominado denominada',
  ),
  terms: words('palabra término expresión lema título apodo etiqueta'),
  naming: words(
    'titulado titulada llamado llamada denominado denominada apodado apodada bautizado bautizada',
  ),
  namingAs: words('conocido conocida'),
  as: words('como'),
  pointers: words('leer ver lea vea vídeo video fotos publicidad'),
  calendar: words(
    'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo',
  ),
  openers: words(
    'después luego entonces además también asimismo así sin pese mientras desde ahora ayer hoy mañana aquí allí algunos muchos varios pocos todos todas cada entre tras según otra otro incluso ante quizá quizás finalmente posteriormente',
  ),
  possessives: new Map(),
  givenNames: new Map(
    ['andrea', 'carmen', 'rosario', 'guadalupe', 'mercedes', 'dolores', 'pilar'].map((name) => [name, 'she']),
  ),
  anyOrganisation: words('empresa compañía grupo asociación organización'),
  phrasal: [],
  noNames: words(
    'el la los las un una este esta ese esa él ella ellos ellas nosotros yo pero y e o u que quien si no sí en a de para con sin sobre tras ante como norte sur este oeste nueva nuevo san santa calle plaza avenida',
  ),
  abbreviations: words('sr sra sres srta dr dra d dª av avda etc núm art ee uu'),
  clausal: words(''),
  closing: words(`
    dijo dice dijeron dicen dicho afirma afirmó afirmaron afirmado asegura aseguró aseguraron asegurado explica explicó explicaron explicado
    indica indicó indicaron indicado señala señaló señalaron señalado informa informó informaron informado precisa precisó precisado anuncia
    anunció anunciaron anunciado añade añadió añadido declaró declarado sostiene sostuvo cuenta contó contado confirma confirmó confirmado
    advierte advirtió recuerda recordó recordado apunta apuntó reveló revelado detalló detallado manifestó aclaró
  `),
  verbEndings: ['ó', 'a', 'ndo'],
  addressing: words('contó dijo explicó declaró aseguró relató'),
  interviews: words('entrevista'),
  toward: words('a'),
  dropsSubject: 'anywhere',
  verbForm: /[aeó]$/u,
  inverts: true,
  asides: true,
  dashes: true,
  namesBehindOffices: true,
  capitalNouns: false,
};
