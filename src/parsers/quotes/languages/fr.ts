import type { LanguageWords } from './words.js';
import { words } from './words.js';

/** Forms that reports use of regular verbs, by their stems. */
const er = (stems: string) =>
  [...words(stems)].flatMap((stem) =>
    ['e', 'é', 'ent', 'ait', 'aient', 'a', 'ant'].map((ending) => stem + ending),
  );

/** Small words that lose their vowel, with both forms of the apostrophe. */
const elided = (list: string) => list.split(' ').flatMap((word) => [`${word}'`, `${word}’`]);

export const FRENCH: LanguageWords = {
  cues: new Set([
    ...er(`
      déclar expliqu affirm assur racont soulign ajout précis estim confi indiqu rappel regrett dénonc insist comment témoign résum martel plaid
      jug constat not observ détaill demand salu critiqu fustig tacl gliss soupir interrog relev analys justifi rétorqu répliqu nuanc tranch
      tonn déplor révél signal rapport lanc annonc
    `),
    ...words(`
      dit disait disent dirent répond répondu répondait réplique poursuit poursuivi poursuivait conclut conclu concluait prévient prévenu
      prévenait réagit réagi reconnaît reconnu reconnaissait admet admis admettait écrit écrivait soutient soutenu soutenait avertit averti
      promet promis promettait sourit souri considère considéré considérait complète complété reprend reprenait renchérit lançait annonçait
      dénonçait
    `),
  ]),
  weakCues: words('rit plaisante plaisanté ironise ironisé souffle soufflé crie crié murmure chante'),
  cueStrength: new Map([
    ['dit', 7],
    ['déclaré', 7],
    ['déclare', 7],
    ['explique', 7],
    ['expliqué', 7],
    ['affirme', 7],
    ['affirmé', 7],
    ['assure', 7],
    ['assuré', 7],
    ['raconte', 7],
    ['ajoute', 7],
    ['ajouté', 7],
    ['estime', 6],
    ['précise', 6],
    ['note', 3],
    ['demande', 3],
    ['critique', 3],
    ['juge', 3],
    ['annonce', 4],
    ['écrit', 5],
  ]),
  between: new Set([
    ...words(`
      a ont avait avaient est était sont aussi ensuite encore également alors ainsi déjà toutefois cependant notamment dimanche lundi mardi mercredi jeudi vendredi samedi
    `),
    ...elided('s n m t'),
  ]),
  auxiliaries: new Set([...words('a ont avait avaient se'), ...elided('s')]),
  adverbEnding: 'ment',
  noAdverbs: words(
    `appartement argument bâtiment changement département développement document élément enseignement équipement
      établissement événement évènement gouvernement jugement investissement licenciement logement médicament moment
      monument mouvement paiement parlement recrutement règlement sentiment traitement`,
  ),
  pronouns: new Map([
    ['il', 'he'],
    ['elle', 'she'],
    ['ils', 'they'],
    ['elles', 'they'],
    ['je', 'i'],
    ['nous', 'we'],
    ['on', 'we'],
    ['qui', 'who'],
  ]),
  objects: new Map([
    ['lui', 'he'],
    ['eux', 'they'],
  ]),
  according: [
    ['selon'],
    ["d'", 'après'],
    ['d’', 'après'],
    ['aux', 'yeux', 'de'],
    ['à', 'en', 'croire'],
    ['de', 'l’', 'avis', 'de'],
  ],
  accordingBehind: words(''),
  determiners: new Set([
    ...words(
      'le la les un une des du ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos au aux',
    ),
    ...elided('l'),
  ]),
  definite: new Set([...words('le la les du ce cet cette ces au aux'), ...elided('l')]),
  singular: words('le la l un une'),
  stops: new Set([
    ...words(`
      que quand lorsque si où après avant parce puisque car mais et ou donc dans en à de du des sur sous par pour avec sans contre entre vers chez depuis pendant est sont était étaient a ont avait avaient sera seront ne pas plus comme très ici là aujourd’hui hier demain encore
    `),
    ...elided('d j c qu lorsqu puisqu jusqu'),
  ]),
  prepositions: words(
    'dans en à de sur sous par pour avec sans contre entre vers chez depuis pendant selon devant derrière',
  ),
  contracted: words('du des au aux'),
  binding: new Set([...words('de du des pour à au aux chez'), ...elided('d')]),
  particles: words(''),
  conjunctions: words('et ou mais donc car ni'),
  turns: words('mais tandis alors'),
  relatives: words('qui que dont où lequel laquelle'),
  that: new Set(['que', ...elided('qu')]),
  joiners: new Set([...words('de du des la le van von el al ben bin'), ...elided('d')]),
  titles: words(`
    m mm mme mlle me dr pr m. mme. pdg président présidente ministre premier première maire adjoint adjointe député députée sénateur sénatrice
    préfet préfète directeur directrice chef cheffe secrétaire général générale porte-parole procureur procureure juge avocat avocate
    professeur professeure docteur colonel commandant capitaine commissaire roi reine pape cardinal évêque prince princesse chancelier
    chancelière entraîneur entraîneuse sélectionneur patron patronne fondateur fondatrice responsable délégué déléguée conseiller conseillère
    ambassadeur ambassadrice économiste sociologue politologue historien historienne chercheur chercheuse analyste expert experte
    médecin infirmier infirmière syndicaliste candidat candidate gouverneur vice-président vice-présidente
  `),
  address: words('m mm mme mlle me dr pr m. mme.'),
  speakers: words(`
    mère père femme homme fils fille frère sœur voisin voisine ami amie collègue habitant habitante passant passante témoin victime
    élève étudiant étudiante enseignant enseignante agriculteur agricultrice commerçant commerçante gérant gérante auteur autrice
    joueur joueuse acteur actrice chanteur chanteuse réalisateur réalisatrice policier pompier soldat pêcheur pharmacien pharmacienne
    artisan boulanger boulangère conducteur conductrice bénévole trentenaire quadragénaire quinquagénaire
  `),
  female: words(`
    mme mlle femme mère fille sœur présidente adjointe députée sénatrice préfète directrice cheffe procureure avocate professeure reine
    princesse chancelière entraîneuse patronne fondatrice déléguée conseillère ambassadrice historienne chercheuse infirmière candidate
    voisine amie habitante étudiante enseignante agricultrice commerçante gérante autrice joueuse actrice chanteuse réalisatrice
  `),
  male: words(`
    m m. homme père fils frère président adjoint député sénateur préfet directeur procureur avocat roi pape prince chancelier entraîneur
    sélectionneur patron fondateur délégué conseiller ambassadeur historien chercheur infirmier voisin ami joueur acteur chanteur réalisateur
  `),
  documents: words(
    'communiqué rapport lettre étude document texte courrier message tweet enquête sondage jugement arrêt décret tribune',
  ),
  organisations: words(`
    ministère gouvernement parlement assemblée sénat parti entreprise société groupe association fédération syndicat police gendarmerie
    préfecture mairie ville région département université hôpital école tribunal cour parquet agence journal chaîne radio banque
    présidence commission conseil comité institut fondation ligue club armée marine église union organisation ong collectif direction office
  `),
  groups: words(
    'autorités habitants riverains témoins experts chercheurs manifestants élus syndicats salariés parents élèves enseignants agriculteurs pompiers policiers enquêteurs médecins soignants militants opposants partisans proches avocats journalistes scientifiques médias',
  ),
  works: words(
    'livre roman film chanson série émission titre album pièce intitulé intitulée dit dite surnommé surnommée baptisé baptisée',
  ),
  terms: words('mot terme expression titre slogan hashtag'),
  naming: words('intitulé intitulée baptisé baptisée surnommé surnommée nommé nommée'),
  namingAs: words('connu connue qualifié qualifiée'),
  as: words('comme'),
  pointers: words('lire voir écouter vidéo photos publicité'),
  calendar: words(
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche',
  ),
  openers: words(
    'ensuite enfin puis pourtant cependant toutefois ainsi alors aussi depuis désormais aujourd’hui hier demain ici là même autre certains plusieurs beaucoup quelques tous toutes chaque parmi malgré outre interrogé interrogée contacté contactée bref voilà quant côté',
  ),
  possessives: new Map(),
  givenNames: new Map(
    ['jean', 'michel', 'pascal', 'gabriel', 'joël', 'rené', 'andré', 'yannick', 'laurent', 'alexis'].map(
      (name) => [name, 'he'],
    ),
  ),
  anyOrganisation: words('entreprise société groupe association organisation'),
  phrasal: [
    ['fait', 'valoir'],
    ['fait', 'savoir'],
  ],
  noNames: words(
    'le la les un une des ce cette ces il elle ils elles on nous vous je mais et ou donc or ni car que qui quoi dont où si non oui pas plus dans en à de pour avec sans sur sous après avant',
  ),
  abbreviations: words('m mme mlle dr pr me st ste av bd etc cf env'),
  clausal: words(''),
  closing: words(`
    dit disait disent dirent affirme affirmé affirment assure assuré assurent explique expliqué expliquent indique indiqué indiquent précise
    précisé précisent annonce annoncé annoncent rapporte rapporté rapportent raconte raconté racontent estime estimé estiment confirme confirmé
    souligne souligné rappelle rappelé déclaré ajoute ajouté prévient prévenu écrit écrivent soutient soutenu révèle révélé
  `),
  verbEndings: ['é', 'e', 'ant'],
  addressing: words('confié confie raconté raconte déclaré expliqué indiqué'),
  interviews: words('entretien interview'),
  toward: words('à au auprès'),
  clitics: {
    before: words('l d s n m t j c qu lorsqu puisqu jusqu'),
    behind: words('il elle ils elles on je nous'),
  },
  verbForm: /[eté]$/u,
  inverts: true,
  asides: true,
  namesBehindOffices: true,
  capitalNouns: false,
};
