import type { Table } from './tree.js';

/** Passing the article on, and the accounts of the site and its authors elsewhere. */
export const SHARE: Table = {
  kind: 'share',
  rows: [
    {
      // Names of buttons.
      most: 90,
      lines: `
        en share [this|on …|via …|with …|by …|it|article|story|now|save|options|the …|this …|to …|link|page]
        en click to {share|email|print|tweet} …
        en tweet [this|it]
        en pin | pin it | save | save {article|this|story|for later} | bookmark | print
           | print {this|article|page|this page|options} | copy [link|url] | link copied … | copied …
           | get [the] short {url|link} | short {url|link} | add to {favorites|favourites|bookmarks|my list|reading list}
        en {email|e-mail|mail} [this] [article|story|page|to a friend|a friend|link]
        en send [this|to|by|via] …
        en {send|email|e-mail} to [a] friend[s]
        en facebook | twitter | whats app | whatsapp | linkedin | linked in | pinterest | reddit | telegram
           | instagram | youtube | flipboard | tumblr | messenger | facebook messenger | pocket | threads | bluesky
           | x | rss [feed[s]] | google | google plus | google news | tiktok | mastodon | xing | viber | vk
           | vkontakte | odnoklassniki | kakaotalk | kakao | kakaostory | naver | band | weibo | wechat | snapchat
           | skype | digg | stumbleupon | evernote | hatena | wykop | sms | soundcloud | vimeo | twitch | discord
           | apple news | feed | feedly | spotify
        en {facebook|twitter|instagram|youtube|linkedin|pinterest|whatsapp|tiktok} {page|icon|logo|channel|share|link
           |profile|button}
        en {tweet|post} [this|it] {on|to} {facebook|twitter|x}
        en {follow|like|find|visit|join|connect with} us {on|at|via} …
        en {follow|connect with|find} us …
        en follow @ …
        en follow … on {twitter|facebook|instagram|x|youtube|linkedin|google news|tiktok|social media} …
        en {like us|fan us} on …
        en [get] social [media] [links|networks|channels|sharing]
        en follow
        en {opens|open} in [a] new {window|tab}
        en opens in new
        en stay {connected|in touch}
        en {like|enjoyed|liked} this {article|story|post} share …
        en share {your thoughts|the news|the love}
        en {twitter|facebook} @ …
        en read more about sharing
        de teilen | merken | drucken | weiterleiten | versenden | weitersagen | twittern
           | artikel {teilen|drucken|merken|verschicken|versenden|weiterempfehlen} | beitrag teilen | seite drucken
           | druckversion | link kopieren | kopieren | in [die] zwischenablage kopier{en|t}
           | link [wurde] kopiert | {die|der} [artikel] {url|link} wurde … {zwischenablage|kopiert} … | lesezeichen [setzen]
           | artikel merken | zur merkliste [hinzufügen]
           | per {e-mail|email|mail} [teilen|versenden]
           | auf {facebook|twitter|x|whatsapp|xing|linkedin|pinterest} teilen | bei {facebook|twitter|whatsapp} teilen
           | {facebook|twitter|whatsapp} teilen | mail | folgen [sie] [uns] … | jetzt teilen | soziale netzwerke
           | social media | artikel speichern | speichern | empfehlen
        fr partager [sur …|cet article|larticle|par …|via …|cette page] | envoyer [par …] | imprimer [larticle]
           | suivez {nous|le|la|les} … | suivre | nous suivre [sur …] | copi{er|ez} [le lien] | lien copié | copier coller le lien …
           | tweeter | réseaux sociaux
           | enregistrer | sauvegarder | recevoir par e-mail
        es compartir [en …|esta …|este …|por …|via …|vía …|artículo|noticia] | comparte [en …|esta …|este …]
           | síguenos [en …] | siguenos [en …] | imprimir | enviar [por …] | guardar | copiar [enlace|link|url|el enlace] | rrss …
           | seguir | redes sociales | tuitear | twittear | enlace copiado
        pt compartilhar [no …|em …|via …|esta …|notícia] | compartilhe [no …|em …|esta …|isso|essa …]
           | partilhar [no …|este …] | siga nos … | siga o … | siga a … | redes sociais | copiar link | enviar por …
           | salvar | link copiado
        it condividi [su …|questo …|via …] | condividere | seguici [su …|anche …] | stampa | invia [per …|via …]
           | copia [link] | link copiato | salva | tweetta
        nl deel [dit|op|via|artikel|dit artikel] … | delen | volg {ons|me} … | kopieer [link|de link] | printen
           | afdrukken | bewaar [artikel] | doorsturen
        sv dela [artikeln|på …|via …] | följ oss … | skriv ut | kopiera länk[en] | spara | tipsa
        da del [på …|artiklen|via …] | følg os … | udskriv | kopier link | gem artikel | gem
        no del [på …|artikkelen|saken] | følg oss … | kopier lenke | skriv ut | lagre
        fi jaa [artikkeli|facebookissa|twitterissä|whatsappissa] | seuraa meitä … | kopioi linkki | tulosta | tallenna
        pl udostępnij [na …] | podziel się … | drukuj | wyślij [znajomemu|e-mailem] | kopiuj [link] | obserwuj [nas] …
           | śledź nas … | polub nas … | zapisz | tweetnij
        cs sdílet [na …|článek] | sdílej | sledujte nás … | vytisknout | kopírovat odkaz
        hu megosztás | megosztom | kövessen minket … | kövess minket … | nyomtatás
        ro distribuie … | urmăriți ne … | urmărește ne … | trimite [pe …] | share pe …
        tr paylaş | haberi paylaş | facebookta paylaş | twitterda paylaş | whatsappta paylaş | bizi takip edin
           | takip et | yazdır | kopyala | linki kopyala | sosyal medya | kaydet
        el κοινοποίηση | μοιραστείτε [το] | ακολουθήστε μας … | εκτύπωση
        ru поделиться | поделиться [в|во|с] … | подписывайтесь на … | мы в [социальных сетях|соцсетях] | распечатать
           | скопировать [ссылку] | отправить | твитнуть
        uk поділитися | поділитись | друкувати
        id bagikan … | ikuti kami … | salin [link|tautan] | cetak | simpan
        vi chia sẻ | theo dõi {chúng tôi|trên …} | in bài | sao chép liên kết
        ja シェア | シェアする | ツイート | ツイートする | ポスト | ポストする | 共有 | 共有する | 印刷 | 印刷する | フォロー | フォローする | lineで送る | はてなブックマーク
           | ブックマーク | 保存 | ブックマークする | この記事をシェア | urlをコピー | リンクをコピー | メール | フェイスブック | ツイッター
        ko 공유 | 공유하기 | 페이스북 | 트위터 | 카카오톡 | 카카오스토리 | 네이버 블로그 | 네이버블로그 | 네이버 | 밴드 | 인쇄 | 프린트 | 프린트하기 | 스크랩 | 스크랩하기 | 메일
           | 메일보내기 | url복사 | 주소복사 | 인쇄하기 | url 복사 | 기사저장 | 링크 복사 | 링크복사 | 기사공유하기 | sns 공유 | sns공유
        zh 分享 | 分享到 | 打印 | 收藏 | 转发 | 微博 | 微信 | 列印 | 轉寄 | 複製連結 | 复制链接 | facebook分享
        is deila [á …] | setja bókamerki | prenta | senda
        he שתפו | שיתוף | שתף [ב …] | הדפסה | עקבו אחרינו … | העתק קישור
        hi शेयर करें | शेयर | फॉलो करें
        bg сподели [във …] | последвайте ни … | принтирай | копирай линк
        hr podijeli [na …] | pratite nas … | ispiši | kopiraj link
        sk zdieľať [na …] | zdieľaj | sledujte nás … | vytlačiť | kopírovať odkaz
        ca comparteix [a …] | segueix-nos … | imprimeix
        ar شارك | مشاركة | طباعة | تابعنا [على …] | انسخ الرابط | فيسبوك | تويتر | واتساب`,
    },
    {
      most: 220,
      lines: `
        en {follow|like|find} … on {twitter|facebook|instagram|linkedin|youtube|google news|telegram|whatsapp} …
        en a post shared by … @ …
        de ein beitrag geteilt von … @ …
        fr une publication partagée par … @ …
        es una publicación compartida {por|de} … @ …
        pt uma publicação {compartilhada|partilhada} por … @ …
        it un post condiviso da … @ …
        nl een bericht gedeeld door … @ …
        pl post udostępniony przez … @ …
        tr … paylaştığı bir gönderi`,
    },
  ],
};

/** What readers say, and where they are asked to. */
export const COMMENTS: Table = {
  kind: 'comments',
  rows: [
    {
      most: 160,
      lines: `
        de {du musst|sie müssen} {angemeldet|eingeloggt} sein …
        fr vous devez {être connecté|vous connecter} …
        es debes {estar conectado|iniciar sesión|acceder} …
        pt você {precisa|deve} {estar logado|fazer login|fazer o login} …
        it devi {essere connesso|effettuare l’accesso|effettuare il login|accedere} …
        nl {je moet|u moet} {inloggen|ingelogd zijn} …
        sv du måste {vara inloggad|logga in} …
        da du skal være logget ind …
        no du må {være innlogget|logge inn} …
        pl musisz {się zalogować|być zalogowany} …
        ro trebuie să fii autentificat …
        de [jetzt|beitrag|artikel] kommentieren | [kommentieren] {forum|kommentare|beiträge} lesen | [zum] forum | # postings
           | forum : # postings | mitdiskutieren | jetzt mitreden | {deine|ihre} meinung zählt | leserbrief[e] schreiben
           | leserbriefe | {teile|teilen sie} {deine|ihre} … {community|kommentaren}
        en [#] comment[s] [#]
        en [all|#] [top|best|featured|latest|recent|reader|readers|user|most] [rated|liked|recent] comments
        en {leave|post|add|write|submit} [a|your|new] {comment[s]|reply} …
        en {show|view|see|hide|load|read} [all|more|the|#] {comment[s]|replies} …
        en join the {comment[s]|conversation|discussion|debate} …
        en no {comment[s]|responses} [yet|so far|on …]
        en be the first to {comment|reply|leave …|post …} …
        en comment[s] {are|is|have been|on this …|for this …} {closed|disabled|off|turned off|moderated|now closed
           |subject|not} …
        en [please] {log|sign} in {to|or} … {comment|comments|reply} …
        en you {must|need to} be logged in …
        en you must log in …
        en # repl{y|ies} …
        en reply | replies | reply to … | report comment | report abuse | flag as inappropriate | like reply
           | sort by {best|newest|oldest} | newest first | oldest first | cancel reply
        en what do you think …
        en tell us what you think [in the comments|below|about this]
        en have your say …
        en your {email|e-mail} address will not be published …
        en required fields are marked …
        en {submit|send} [a|your] letter to the editor …
        en {comment|comments} {policy|guidelines|rules|section|below|powered by …}
        en {save my name|notify me of} … comment[s] …
        de [#] kommentar[e] [#]
        de {schreiben|zu den|alle|# weitere|mehr|ihr|ihre|neuen|einen} … kommentar[e|en] [schreiben|verfassen|anzeigen
           |lesen|abgeben]
        de kommentieren | kommentar {schreiben|verfassen|hinterlassen|abgeben}
           | kommentare {lesen|anzeigen|ansehen|schließen|geschlossen|ausblenden|einblenden} | diskutieren sie mit …
           | leserkommentare | diskussion | ihre meinung … | schreiben sie einen kommentar … | antworten | zur debatte
           | leserbrief schreiben | forum | beitrag melden | debatte
        de {zum|um zu|für} kommentieren …
        fr [#] {commentaire[s]|réaction[s]} [#]
        fr laisser un commentaire | laissez un commentaire | poster un commentaire | écrire un commentaire
           | ajouter un commentaire | commenter | réagir | réagissez | répondre | voir {les|tous les} commentaires
           | vos {réactions|commentaires} | lire les commentaires | les commentaires sont …
           | votre adresse e-mail ne sera pas … | aucun commentaire | participer à la discussion | donnez votre avis
        es [#] comentario[s] [#]
        es deja un comentario | deja tu comentario | dejar un comentario | escribe [tu|un] comentario | comentar
           | ver [los|todos los] comentarios | responder | cancelar respuesta
           | tu dirección de correo electrónico no será publicada … | sin comentarios | sé el primero en comentar
           | opina | añadir comentario | comentarios cerrados | debate
        pt [#] comentário[s] [#] | deixe [um|seu] comentário … | comente | comentar | ver comentários | responder
           | o seu endereço de email não será publicado … | o seu endereço de e-mail não será publicado …
           | deixe uma resposta …
        it [#] comment{o|i} [#] | lascia un commento … | commenta | scrivi un commento | rispondi
           | il tuo indirizzo email non sarà pubblicato … | leggi i commenti | inserisci un commento
        nl [#] reactie[s] [#] | reageer [op …] | reageren | plaats [een|je] reactie | laat een reactie achter …
           | geef een reactie | bekijk [alle] reacties | beantwoorden | praat mee …
        sv [#] kommentar[er] [#] | kommentera | skriv en kommentar | läs kommentarer | visa kommentarer
           | kommentarsregler | svara
        da [#] kommentar[er] [#] | skriv [en] kommentar | kommentér | se kommentarer | svar | debat
           | deltag i debatten
        no [#] kommentar[er] [#] | skriv [en] kommentar | kommenter | les kommentarer | delta i debatten | svar
        fi kommentit | kommentoi | [#] kommenttia | kirjoita kommentti | lue kommentit | keskustelu
        pl [#] komentarz[e|y] [#] | dodaj komentarz | skomentuj | zobacz [wszystkie] komentarze | pokaż komentarze
           | odpowiedz | twój adres e-mail nie zostanie opublikowany … | brak komentarzy | napisz komentarz
           | komentarze wyłączone
        cs [#] komentář[e|ů] | diskuse | diskuze | přidat komentář | vstoupit do diskuse | [#] příspěvků
           | vložit příspěvek
        hu [#] hozzászólás[ok] | [#] komment[ek] | szóljon hozzá | új komment
        ro [#] comentari{u|i} [#] | lasă un comentariu … | adaugă comentariu … | lasă un răspuns …
        tr [#] yorum[lar] [#] | yorum {yap|yaz|ekle|yapın} | yorumunuzu yazın | ilk yorumu {siz|sen} yap[ın] | cevapla
           | yanıtla | yorum gönder
        el [#] σχόλια [#] | σχολιάστε | αφήστε σχόλιο … | προσθήκη σχολίου
        ru [#] комментари{и|й|ев|я} [#] | оставить комментарий | добавить комментарий | ваш комментарий
           | комментировать | обсудить | ответить | написать комментарий | обсуждение
        uk [#] коментар{і|ів} [#] | залишити коментар | додати коментар | коментувати
        id [#] komentar [#] | tulis komentar | tinggalkan komentar | beri komentar | kirim komentar | balas
        vi [#] bình luận [#] | ý kiến bạn đọc | gửi bình luận | viết bình luận | ý kiến của bạn
        ja コメント | [#] コメント | コメント一覧 | コメントする | コメントを書く | コメントを見る | コメントを投稿 | 返信 | みんなのコメント | この記事へのコメント
        ko 제보는 카카오톡 …
        ko 댓글 | 댓글 # | 댓글쓰기 | 댓글 쓰기 | 댓글보기 | 댓글등록 | 전체 댓글 | 기사 댓글 | 한줄의견 | 답글 | 의견 | 의견쓰기
        zh 评论 | 評論 | 留言 | 发表评论 | 發表評論 | 我要评论 | 网友评论 | 回复 | 回應 | 發表留言 | 查看评论
        is {skrifa|skrifaðu} {athugasemd|ummæli} … | athugasemdir | ummæli
        he תגובות | הוסף תגובה | הוסיפו תגובה | לכל התגובות | כתוב תגובה
        bg [#] коментар[а|и] [#] | напиши коментар | добави коментар
        hr [#] komentar{a|i} [#] | komentiraj | ostavi komentar | dodaj komentar
        sk [#] komentár{e|ov} [#] | diskusia | pridať {komentár|príspevok}
        ar التعليقات | تعليقات | اترك تعليقا … | أضف تعليق … | اترك تعليقاً …`,
    },
  ],
};

/** How long it takes to read, how many have. */
export const COUNTER: Table = {
  kind: 'counter',
  rows: [
    {
      most: 50,
      lines: `
        en {#|a|one|two|three|four|five|six|seven|eight|nine|ten} {min[ute][s]|sec[ond][s]} {read|reading [time]
           |to read|watch|listen}
        en {reading time|est read time|estimated reading time|read time|time to read} …
        en # [total] {share[s]|view[s]|like[s]|read[s]|retweet[s]|vote[s]|reaction[s]|follower[s]|click[s]|page views
           |pageviews|people|shared}
        en {share[s]|view[s]|like[s]|reads|hits|total views|post views} #
        en #
        en # {min[s]|minute[s]} | views | reads | page views
        de # minuten
        it letture | visualizzazioni
        es # minuto[s]
        en {less than|about} [a|#] minute[s] [read]
        de {lesezeit|lesedauer|# {min|minuten|minute} {lesezeit|lesedauer|zu lesen}|[#] aufrufe [#]|[#] mal gelesen} …
        fr # {min|minutes|mn} de lecture | temps de lecture … | lecture # min[utes] | # {vues|partages|lectures|votes}
           | lecture : …
        es # {min|minutos} de lectura | tiempo de lectura … | lectura # …
           | # {visitas|lecturas|vistas|compartidos|veces compartido} | lectura de # …
        pt # {min|minutos} de leitura | tempo de leitura … | leitura # …
           | # {visualizações|visitas|leituras|compartilhamentos}
        it # {min|minuti} di lettura | tempo di lettura … | lettura # … | # {condivisioni|visualizzazioni|letture}
        nl leestijd … | # {min|minuten} {leestijd|lezen|leestijd} | # keer {gedeeld|bekeken|gelezen}
        nordic # {min|minuter|minutter} {läsning|lästid|læsetid|lesetid} | lästid … | læsetid … | lesetid …
           | lukuaika … | # {visningar|visninger|delningar|delinger}
        pl czas czytania … | # {min|minut|minuty} {czytania|czytanie} | # {wyświetleń|odsłon|odsłony|udostępnień}
           | wyświetleń # | przeczytasz w # … | ten tekst przeczytasz w …
        tr okuma süresi … | # {dk|dakika} {okuma|okuma süresi} | # {görüntülenme|okunma|paylaşım} | okunma #
           | görüntülenme #
        ru время чтения … | # {просмотров|просмотра|просмотр} | просмотров # | # мин чтения | на чтение …
        uk # {переглядів|перегляди} | переглядів #
        id dibaca # [kali] | # {kali dibaca|dilihat|views} | waktu baca …
        vi # lượt xem | lượt xem #
        ja 閲覧数 # | # {回閲覧|ビュー|view} | #分で読めます | いいね [#] | # いいね
        ko 조회수 # | 조회 # | # 조회 | 추천 # | 좋아요 [#] | 화나요 [#] | 슬퍼요 [#] | 후속기사 원해요 [#] | 공감 #
        zh 阅读量 # | 浏览 # | # 次浏览 | 浏览次数 # | 瀏覽數 # | 點閱 # | 点击 # | 人氣 #`,
    },
  ],
};
