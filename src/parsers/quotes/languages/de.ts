import { type LanguageWords, words } from './words.js';

export const GERMAN: LanguageWords = {
  cues: words(`
    sagt sagte sagten sagen erklärt erklärte erklärten betont betonte betonten meint meinte fügt fügte ergänzt ergänzte
    schreibt schrieb schrieben berichtet berichtete erzählt erzählte warnt warnte forderte fordert kritisiert kritisierte
    teilte teilt mitteilte mitgeteilt antwortete antwortet entgegnete erwiderte fragt fragte kündigte kündigt bestätigt
    bestätigte äußerte äußert lobte lobt behauptet behauptete heißt hieß räumte verwies verweist sprach spricht nannte nennt
    zitiert zitierte twitterte postete urteilt urteilte resümiert so findet fand stellte klar versichert versicherte
  `),
  weakCues: words('lacht lachte scherzt scherzte seufzt'),
  between: words(
    'hat hatte habe haben ist war auch dann später zudem außerdem jedoch noch nun dazu weiter einmal bereits zuletzt dabei sich am',
  ),
  pronouns: new Map([
    ['er', 'he'],
    ['sie', 'she'],
    ['es', 'it'],
    ['ich', 'i'],
    ['wir', 'we'],
  ]),
  according: [/\b(?:laut|nach angaben (?:von|der|des)|zufolge)\s+/giu],
  determiners: words('der die das ein eine einer dem den des dieser diese dieses sein seine ihr ihre'),
  stops: words(
    'dass die der das welcher welche als während wenn wo nachdem bevor weil obwohl aber und oder denn in im an am auf bei von vom mit zu zum zur über unter gegen seit nach vor durch für ohne um ist war sind waren hat hatte wird wurde',
  ),
  joiners: words('von van der de und für zu zum'),
  titles: words(
    'herr frau dr prof präsident präsidentin kanzler kanzlerin bundeskanzler minister ministerin bürgermeister bürgermeisterin sprecher sprecherin chef chefin vorsitzende vorsitzender',
  ),
  titleEnding:
    /(?:minister|präsident|sprecher|meister|direktor|kanzler|professor|abgeordnete|vorsitzende|beauftragte|rat|rät|leiter|chef|trainer|forscher|experte|expertin|anwalt|anwält|richter|politiker|kommissar|sekretär|führer|inhaber|besitzer)(?:in|innen|n|r|s)?$/u,
  female: words(
    'sie ihr frau präsidentin kanzlerin ministerin bürgermeisterin sprecherin chefin mutter tochter schwester direktorin',
  ),
  male: words(
    'er sein ihm herr präsident kanzler minister bürgermeister sprecher chef vater sohn bruder direktor',
  ),
  documents: words(
    'erklärung mitteilung bericht brief studie dokument schreiben gutachten urteil pressemitteilung',
  ),
  organisations: words(
    'ministerium behörde unternehmen konzern partei regierung polizei gericht bank universität verband verein amt agentur zeitung stiftung',
  ),
  groups: words('beamte anwohner zeugen behörden kritiker experten forscher aktivisten ermittler'),
  addressing: words('erzählte erzählt'),
};
