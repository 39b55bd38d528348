import type { Table } from './tree.js';

/** The way up. */
export const BACK_TO_TOP: Table = {
  kind: 'back-to-top',
  rows: [
    {
      most: 40,
      lines: `
        en {back|scroll|go|return|jump} [back] to [the] {top|start} [button|of {page|the page}]
        en to [the] top | top | page top | top of page
        de [nach|zurück nach] oben | zum {seitenanfang|anfang|seitenbeginn} | zurück zum {seitenanfang|anfang}
        fr [retour en|revenir en|retour] haut [de [la] page] | haut de page | retour haut de page | remonter
        es volver arriba | ir arriba | subir | arriba | volver al inicio
        pt voltar ao topo | topo | ir para o topo | voltar ao início
        it torna {su|in alto|sopra|all’inizio} | inizio pagina
        nl [terug] naar boven | terug naar [de] top
        nordic till toppen | til toppen | tilbage til toppen | tilbake til toppen | takaisin ylös
           | tillbaka till toppen | sivun alkuun
        pl do góry | na górę | wróć na górę | powrót na górę
        tr yukarı [çık] | başa dön | sayfa başı
        ru наверх | вверх | в начало
        ja ページトップ | ページトップへ | ページの先頭へ | トップへ戻る | ページ先頭へ | このページの先頭へ | ページトップに戻る | 先頭へ
        ko 맨위로 | 맨 위로 | 상단으로 | 위로 | 최상단으로 이동 | top
        zh 返回顶部 | 回頂端 | 回到頂部 | 返回頂部 | 回到顶部`,
    },
  ],
};

/** Ways around the site. */
export const NAVIGATION: Table = {
  kind: 'navigation',
  rows: [
    {
      most: 60,
      lines: `
        en {skip|jump} {to|navigation|links|ad} …
        en [main|site|primary|secondary|top|mobile|footer] menu | [main|site|primary] navigation | nav | home
           | homepage | home page | search
           | search [for|by [date|keyword]|this site|our site|the site|site|here|query|results [for …]] | section[s]
           | all {news|sections|topics|categories|stories} | more | page # | page # of #
           | {next|previous|first|last} page | older [posts|entries] | newer [posts|entries] | site {index|map|search}
           | sitemap | go | archive[s] | categories | category | browse | quick links | useful links | explore
           | features | other languages | select language | languages | edition[s] | choose [your] edition
           | u s edition | international edition
        en {toggle|open|close|show|hide|expand} [the|main|mobile|site|search|sub|side] {navigation|menu|nav|search
           |submenu|sidebar|sub menu} …
        en toggle {search|main|side} …
        en {switch|change} {site|edition|region|location|city|language}
        en accessibility {links|help}
        en go to [the] {homepage|home page|main …|home}
        de menü [öffnen|schließen|anzeigen] | hauptmenü | hauptnavigation | navigation [überspringen|öffnen|schließen]
           | suche | suchen | suche {öffnen|starten|nach …|schließen} | suchbegriff … | startseite | home
           | zur {startseite|hauptnavigation|suche|navigation} … | zum {inhalt|hauptinhalt|menü|artikel|hauptmenü} …
           | direkt zum inhalt | seite # … | nächste seite | vorherige seite | rubriken | ressorts | mehr anzeigen
           | übersicht | archiv | themen a z | alle {ressorts|rubriken|themen} | kategorien
        fr menu [principal] | accueil | rechercher [sur …|dans …] | recherche | aller au {contenu|menu} …
           | passer au contenu … | aller {à la|au} … | page # | page suivante | page précédente | rubriques
           | plan du site | archives | ouvrir le menu | fermer [le menu] | toutes les rubriques | catégories
           | navigation
        es menú [principal] | inicio | portada | buscar [en …|por …] | buscador | búsqueda | secciones
           | ir al {contenido|menú} … | saltar al contenido … | página # | página {siguiente|anterior}
           | mapa [del sitio|web] | abrir menú | cerrar menú | categorías | hemeroteca | ediciones
        pt menu [principal] | início | página inicial | buscar | busca | pesquisar [por …] | pesquisa
           | ir para o conteúdo … | pular para o conteúdo … | seções | editorias | mapa do site | categorias
           | página #
        it menu [principale] | home | cerca [nel …|nel sito] | ricerca | vai al contenuto … | sezioni | mappa del sito
           | categorie | pagina # | archivio
        nl menu | hoofdmenu | home | zoeken | zoek | zoek [op|naar] … | ga naar {hoofdinhoud|de inhoud|inhoud|de} …
           | naar de inhoud … | secties | rubrieken | sitemap | volgende pagina | vorige pagina | categorieën
           | archief
        sv meny | sök | hem | startsida[n] | till innehållet | hoppa till {innehåll|innehållet|huvudinnehåll}
           | avdelningar | visa meny | stäng meny
        da menu | søg | forside[n] | hop til indhold … | gå til indhold … | sektioner | hovedmenu
        no meny | søk | hjem | forside[n] | hopp til {innhold|hovedinnhold} … | gå til {innhold|forsiden} …
           | seksjoner
        fi valikko | haku | hae | etusivu | siirry sisältöön … | osastot
        pl menu [główne] | szukaj | wyszukaj | strona główna | przejdź do {treści|głównej treści|menu} … | kategorie
           | działy | mapa strony | następna strona | poprzednia strona | archiwum
        cs menu | hledat | vyhledávání | hlavní stránka | domů | přejít k obsahu | přejít na obsah | rubriky
        hu menü | keresés | kezdőlap | címlap | főoldal | rovatok
        ro meniu | căutare | caută | acasă | prima pagină | categorii | sari la conținut …
        tr menü | ara | arama | ana sayfa | anasayfa | kategoriler | içeriğe geç … | tüm kategoriler | site haritası
        el μενού | αναζήτηση | αρχική [σελίδα] | κατηγορίες | μετάβαση στο περιεχόμενο
        ru меню | поиск | найти | главная [страница] | рубрики | разделы | перейти к {содержанию|контенту|основному} …
           | карта сайта | архив | на главную | все {рубрики|разделы}
        uk меню | пошук | головна | розділи | архів
        id menu | cari | beranda | home | kategori | langsung ke konten | indeks
        vi trang chủ | tìm kiếm | chuyên mục | menu
        ja メニュー | 検索 | ホーム | トップ | トップページ | サイトマップ | 本文へ | 本文へ移動 | コンテンツへスキップ | カテゴリ | カテゴリー | 次へ | 前へ | 次のページ | 前のページ
           | メニューを開く | メニューを閉じる | ジャンル
        ko 메뉴 | 검색 | 홈 | 전체메뉴 | 전체 메뉴 | 전체기사 | 메뉴 열기 | 메뉴닫기 | 본문 바로가기 | 본문바로가기 | 메뉴 바로가기 | 홈으로 | 사이트맵 | 바로가기 | 검색하기
           | 전체보기 | 섹션 | 기사검색 | 상세검색
        zh 首页 | 首頁 | 搜索 | 搜尋 | 菜单 | 選單 | 导航 | 网站地图 | 網站地圖 | 上一页 | 下一页 | 上一頁 | 下一頁 | 返回首页 | 跳到主要內容
        is forsíða | leita | valmynd | leita á …
        he ראשי | חיפוש | תפריט | דף הבית | דלג לתוכן …
        fa خانه | جستجو | صفحه اصلی | منو
        hi होम | खोजें | मेनू
        bn প্রচ্ছদ | হোম
        bg начало | търсене | меню | рубрики
        hr naslovnica | početna | pretraž{i|ivanje} | izbornik
        sk domov | hľadať | vyhľadávanie | rubriky
        lt pradžia | paieška | meniu
        et avaleht | esileht | otsi | menüü
        ca inici | cerca | menú
        any english | français | francais | deutsch | español | espanol | italiano | português | nederlands | svenska
           | norsk | dansk | suomi | polski | čeština | magyar | română | türkçe | ελληνικά | русский | українська
           | български | hrvatski | srpski | српски | shqip | فارسی | العربية | עברית | हिन्दी | हिंदी | বাংলা | தமிழ் | తెలుగు
           | मराठी | ગુજરાતી | ಕನ್ನಡ | മലയാളം | ਪੰਜਾਬੀ | اردو | 中文 | 简体中文 | 繁體中文 | 日本語 | 한국어 | ไทย | tiếng việt
           | bahasa indonesia | bahasa melayu | kiswahili | català | euskara | galego | íslenska
        ar الرئيسية | بحث | القائمة | الصفحة الرئيسية | انتقل إلى المحتوى`,
    },
  ],
};

/** Where on the site one is. */
export const BREADCRUMB: Table = {
  kind: 'breadcrumb',
  rows: [
    {
      most: 120,
      lines: `
        en you are here …
        de {sie sind hier|sie befinden sich hier|hier bist du} …
        fr vous êtes ici …
        es {estás aquí|usted está aquí|está en} : …
        pt {você está aqui|está aqui} …
        it {ti trovi qui|sei qui|ti trovi in} …
        nl {u bent hier|je bent hier} …
        sv du är här …
        da du er her …
        pl {jesteś tutaj|jesteś w|znajdujesz się} …
        ja {現在地|現在のページ} …
        ko {현재위치|현재 위치} …
        zh {您的位置|当前位置|您现在的位置|目前位置} …`,
    },
  ],
};

/** Buttons of players, galleries and forms, and what machines report. */
export const WIDGET: Table = {
  kind: 'widget',
  rows: [
    {
      // Buttons of players, galleries and forms, and what machines report.
      most: 140,
      lines: `
        en this {slideshow|gallery|video|feature|site} requires javascript …
        en loading [comments|more|video|player] | please wait … | please enable javascript … | enable javascript …
           | javascript is … | you need to enable …
        en story saved | you can find this story in my bookmarks | or by navigating to the user icon …
        en play | pause | mute | unmute | replay | stop | watch live | listen live | fullscreen | full screen
           | exit fullscreen | now playing | volume | settings | captions | subtitles | quality | speed
           | current time … | duration … | remaining time … | media playback is unsupported … | chapters
           | descriptions off … | captions off … | seek to live … | stream type live | audio track
           | picture in picture | unmute video | play video | play audio | play now | watch video
        en close [menu|modal|this|window|dialog|×|video|gallery|search] | dismiss | ok | okay | yes | no | apply
           | reset | clear | cancel | submit | send | go back | done | got it | i agree | enable | next | previous
           | prev | back | [back|return] to gallery | slide # … | # {of|/} # | # # | photo # of # … | image # of # …
           | x | × | show {more|less|all}
           | view {more|gallery|all|all photos|slideshow|photos|image|full size|larger image} | load more … | expand
           | collapse | open in app
           | toggle {dark|light|theme|caption[s]|full screen|fullscreen|mute|sound|audio|chat|comments} … | open image … | {hide|toggle|show} caption | enlarge [this] image
           | click [here] to {enlarge|expand|play|view} … | tap to … | swipe … | zoom [in|out] | previous next
           | prev next | next prev | previous slide | next slide | start slideshow | launch gallery | see gallery
           | full gallery
        en video player … | this video {is|has|cannot} … | this is a modal window … | beginning of dialog …
           | end of dialog … | no compatible source … | the media could not … | your browser does not support …
           | your browser doesnt support … | you are using an outdated browser … | an error [has] occurred …
           | something went wrong … | thank you for {subscribing|signing up|your} …
           | thanks for {signing up|subscribing} … | please enter a valid … | this field is required | invalid email …
           | please try again … | no results [found] | not found
        en listen [to [this] {article|story|post|podcast}|now|live] [# …]
        en vote | view results | see results | take the quiz | take our poll | poll | quiz | quick poll | todays poll
           | cast your vote | choose file | first name | last name | your name | zip code | postcode | captcha
           | leave this field empty …
        en weather | todays weather | # day forecast | local weather | current conditions | feels like # | market data
           | stock quotes | lottery results | lottery | scores | live scores | scoreboard | currency converter
           | crossword[s] | sudoku | puzzles | games | calculator | horoscope[s] | tv guide | tv listings
        en font size | text size | increase font size | decrease font size | a a | dark mode | light mode | translate
           | print version | reader mode | report | report [a|an] {typo|error|mistake|issue} … | suggest a correction …
           | report this [content|article]
        en provide feedback | give feedback | feedback | send feedback | send us feedback | site feedback
           | tell us what you think … | was this [article|page] {helpful|useful} … | did you find this … | rate this …
        de laden | wird geladen … | lade … | lädt | bitte warten … | bitte javascript … | abspielen | wiedergabe
           | pausieren | pause | ton {an|aus} | vollbild | vorlesen | artikel {anhören|vorlesen} | anhören | hören
           | jetzt hören | schließen | abbrechen | absenden | senden | weiter | zurück | mehr anzeigen | mehr laden
           | weniger anzeigen | alle anzeigen | nächstes bild | vorheriges bild | bild # von # … | # von #
           | galerie öffnen | bildergalerie … | zur bildergalerie … | zur galerie | video {abspielen|starten} …
           | ihr browser … | es ist ein fehler … | ein fehler ist … | wetter | börse | fehler melden | feedback
           | feedback geben | umfrage | abstimmen | schriftgröße | dunkelmodus | bestätigen | übernehmen
           | einstellungen | ok
        fr chargement … | veuillez patienter … | lecture | lire | écouter [larticle] | pause | plein écran | fermer
           | annuler | valider | envoyer | suivant | précédent | afficher {plus|la suite} | voir {plus|moins|tout}
           | charger plus | voir {le diaporama|la vidéo|les photos|la galerie} | agrandir … | votre navigateur …
           | une erreur … | météo | bourse | sondage | signaler une {erreur|faute} … | écoutez cet article …
           | taille du texte | votez | ok
        es cargando … | espere … | reproducir | pausar | escuchar [artículo|nota|noticia] | pantalla completa | cerrar
           | cancelar | enviar | siguiente | anterior | ver {más|menos|todo|todas|todos|galería|fotos|vídeo|video}
           | mostrar {más|menos} | cargar más … | ampliar [foto] | su navegador … | tu navegador …
           | ha ocurrido un error … | el tiempo | encuesta | votar | reportar error | escucha {esta|este} … | aceptar
           | clima | cotizaciones | dólar hoy | horóscopo
        pt carregando … | aguarde … | reproduzir | pausar | ouvir [notícia|artigo] | ouça … | tela cheia | fechar
           | cancelar | enviar | próximo | próxima | anterior | ver {mais|menos|tudo|todos|todas|galeria}
           | mostrar mais | carregar mais … | ampliar | seu navegador … | ocorreu um erro … | enquete | votar | tempo
           | cotação … | diminuir fonte | aumentar fonte | tamanho da fonte
        it caricamento … | attendere … | riproduci | ascolta [l’articolo|articolo] … | chiudi | annulla | invia
           | successivo | precedente | avanti | indietro | mostra {altro|di più|tutti} | carica altro …
           | vedi {tutti|tutte|altro} | guarda [il video|la gallery] | ingrandisci | il tuo browser …
           | si è verificato un errore … | meteo | sondaggio | vota | segnala un errore … | ok
        nl laden | aan het laden … | even geduld … | afspelen | luister[en] [naar …] | sluit[en] | annuleren
           | verzenden | verstuur | volgende | vorige | toon meer | meer {laden|tonen}
           | bekijk {alle|meer|foto’s|video} … | uw browser … | je browser … | er is iets {fout|mis} … | weer | poll
           | stem | tip de redactie | fout gezien … | vergroot
        sv laddar … | stäng | avbryt | skicka | nästa | föregående | visa {mer|fler|alla|mindre} | ladda fler …
           | spela [upp] | lyssna [på artikeln] | din webbläsare … | ett fel … | väder | omröstning | rösta
           | rapportera fel …
        da indlæser … | luk | annuller | send | næste | forrige | vis {mere|flere|alle|mindre} | afspil
           | lyt [til artiklen] | din browser … | der {opstod|er sket} … | vejr | afstemning | hent flere
        no laster … | lukk | avbryt | send | neste | forrige | vis {mer|flere|alle|mindre} | spill av
           | lytt [til saken] | nettleseren din … | det oppstod … | vær | avstemning | last flere
        fi ladataan … | sulje | peruuta | lähetä | seuraava | edellinen | näytä {lisää|kaikki|vähemmän} | kuuntele …
           | sää | toista
        pl ładowanie … | proszę czekać … | odtwórz | posłuchaj … | zamknij | anuluj | wyślij | następn{y|a|e}
           | poprzedni[a|e] | pokaż {więcej|wszystkie|mniej} | wczytaj więcej … | załaduj więcej …
           | zobacz {galerię|zdjęcia|wideo} | powiększ | twoja przeglądarka … | wystąpił błąd … | pogoda | sonda
           | ankieta | głosuj | zgłoś błąd … | ok
        cs načítání … | zavřít | zrušit | odeslat | další | předchozí | zobrazit {více|vše|další} | načíst další …
           | přehrát | počasí | anketa
        hu betöltés … | bezárás | mégse | küldés | következő | előző | tovább | több | időjárás
        ro se încarcă … | închide | anulează | trimite | următorul | anterior | vezi {mai multe|toate|galeria}
           | vremea | sondaj
        tr yükleniyor … | lütfen bekleyin … | oynat | dinle | kapat | iptal | gönder | sonraki | önceki | ileri | geri
           | daha fazla [göster|yükle] | tümünü {gör|göster} | tümü | tarayıcınız … | bir hata … | hava durumu | anket
           | oy ver | döviz | namaz vakitleri | puan durumu | burçlar | canlı skor
        el φόρτωση … | κλείσιμο | ακύρωση | αποστολή | επόμενο | προηγούμενο | περισσότερα | δείτε όλα | καιρός
        ru загрузка … | подождите … | закрыть | отмена | отправить | далее | назад | вперед | вперёд | следующая
           | предыдущая | показать {ещё|еще|все|больше} | загрузить {ещё|еще} … | слушать … | прослушать …
           | ваш браузер … | произошла ошибка … | погода | опрос | голосовать | сообщить об ошибке … | нашли ошибку …
           | курс валют | гороскоп
        uk завантаження … | закрити | скасувати | надіслати | далі | назад | показати {ще|більше} | погода
        id memuat … | tutup | batal | kirim | selanjutnya | sebelumnya | lihat semua | tampilkan lebih …
           | muat lainnya … | putar | dengarkan … | cuaca | selengkapnya
        ja 読み込み中 | 読込中 | 再生 | 再生する | 一時停止 | 停止 | 閉じる | キャンセル | 送信 | 送信する | 写真を拡大 | 拡大する | 拡大 | もっと読む | 全て見る | すべて見る
           | 一覧を見る | 動画を再生 | 天気 | 天気予報 | 写真一覧 | 画像を拡大 | 文字サイズ | 小 | 中 | 大 | 戻る | 進む | 音声読み上げ | 投票する | 占い | 写真・図版 # …
        ko 로딩중 | 로딩 중 | 닫기 | 창닫기 | 취소 | 전송 | 확인 | 이전 | 다음 | 더보기 | 더 보기 | 펼치기 | 접기 | 재생 | 듣기 | 기사듣기 | 음성으로 듣기 | 기사 듣기
           | 글자크기 | 글자 크기 | 글씨크기 | 글자크기 설정 | 글꼴 크기 | 본문 글씨 키우기 | 본문 글씨 줄이기 | 가 | 날씨 | 크게보기 | 이미지 크게보기 | 번역 | 기사 스크랩하기
           | 다크모드 | 가나다 | 본문듣기 | 글자크기 변경 | 폰트
        zh 加载中 | 載入中 | 关闭 | 關閉 | 取消 | 提交 | 发送 | 送出 | 更多 | 查看更多 | 看更多 | 顯示更多 | 播放 | 收听 | 天气 | 天氣 | 字号 | 字體 | 字体 | 放大
           | 缩小 | 投票 | 展开 | 展開 | 收起
        is loka | senda | næsta | fyrri | sjá {meira|allt} | hlusta …
        ar جاري التحميل | تحميل … | إغلاق | إلغاء | إرسال | التالي | السابق | عرض المزيد | المزيد | استمع … | الطقس`,
    },
  ],
};
