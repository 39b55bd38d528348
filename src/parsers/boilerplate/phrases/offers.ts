import type { Table } from './tree.js';

/** What is paid for, and what marks it. */
export const ADVERTISEMENT: Table = {
  kind: 'advertisement',
  rows: [
    {
      most: 60,
      lines: `
        en advertisement[s] | advert[s] | ad | ads | advertising | advertise | advertise with us | ad feedback
           | ad content | close ad | skip ad | remove ads | report [this] ad | report an ad | hide ad
        en {sponsored|promoted} [content|stor{y|ies}|link[s]|post[s]|articles|by …|from …|: …|results]
        en paid {content|post|partner content|program|promotion|advertisement|partnership [with …]}
        en [partner|branded|brand|sponsor|affiliate|commercial] content | brandvoice | presented by …
           | brought to you by … | in association with … | in partnership with … | a message from … | supported by …
        en {story|article|content} continues {below|after} [this|the] [advertisement|ad|promo|video|newsletter] …
        en continue reading {below|after} … | story continues [below]
        en scroll [down] {to|for} {continue|more|read} …
        en {ad|content|ads|recommended} by …
        en from our {partner[s]|sponsor[s]|advertisers}
        en {our|featured|special|top|todays|best|hot|latest} {deals|offers|partners|sponsors}
        en shop [now] | buy now | buy tickets | get tickets | voucher codes | discount codes | coupons | promo codes
           | special offers | our picks | view deal | see offer | learn more
        en enter to win …
        de anzeige[n] | werbung | werbehinweis | sponsored | gesponsert | gesponserte inhalte | advertorial
           | anzeigensonderveröffentlichung | werbeanzeige | verlagsangebot | partnerangebote | angebote | gutscheine
           | gewinnspiel[e] | unsere partner | {artikel|weiter} {nach der|unter der} {anzeige|werbung}
           | stellenmarkt | immobilien | deals | zum shop | empfehlungen von partnern | anzeige schließen
           | werbung {schließen|ausblenden}
        fr publicité | annonce | publicités | sponsorisé [par …] | contenu sponsorisé | contenus sponsorisés
           | contenu de marque | partenaire[s] | offre partenaire | la suite après [cette|la] publicité
           | la suite de votre contenu après cette annonce | communiqué | publi rédactionnel | publireportage
           | bons plans | codes promo | annonces [légales|immo|auto] | petites annonces | jeux concours
           | nos partenaires | contenu partenaire
        es publicidad | anuncio[s] | patrocinado [por …] | contenido {patrocinado|de marca} | contenido promocionado
           | continúa leyendo tras la publicidad | ofertas | clasificados | descuentos | cupones
           | sigue leyendo tras … | anunciantes | branded content | brandlab
        pt publicidade | anúncio[s] | patrocinado [por …] | conteúdo {patrocinado|de marca}
           | continua após a publicidad{e|e …} | continua depois da publicidade | pub | classificados | cupons
           | ofertas | assuntos patrocinados
        it pubblicità | annuncio | annunci | sponsorizzato [da …] | contenuto sponsorizzato | contenuti sponsorizzati
           | offerte | continua a leggere dopo la pubblicità | articolo sponsorizzato | necrologie
        nl advertentie[s] | reclame | gesponsord[e inhoud] | [artikel] gaat verder onder [de] advertentie
           | aanbieding[en] | lees verder na de advertentie | adverteren | partnercontent | kortingscode[s]
           | vacatures
        sv annons[er] | reklam | sponsrat [av …] | [artikeln] fortsätter efter annonsen | annonsörsinnehåll
           | annonsera | från våra partners | erbjudanden | rabattkoder | tävlingar
        da annonce[r] | reklame | sponsoreret [indhold] | artiklen fortsætter efter annoncen
           | [artiklen] fortsætter under annoncen | annoncørbetalt indhold | annoncer | annoncér
        no annonse[r] | reklame | sponset [innhold] | annonsørinnhold | artikkelen fortsetter under annonsen
           | saken fortsetter under annonsen | rabattkoder | annonsere
        fi mainos | mainokset | ilmoitus | kaupallinen yhteistyö | juttu jatkuu mainoksen jälkeen | mainos alkaa
           | mainos päättyy | sponsoroitu
        pl reklama | materiał {sponsorowany|partnera|promocyjny} | artykuł sponsorowany | dalsza część artykułu pod …
           | dalsza część tekstu … | ogłoszenia | sponsorowane | oferty | kody rabatowe | koniec reklamy
           | kontynuuj czytanie …
        cs reklama | inzerce | inzerát | komerční sdělení | článek pokračuje pod … | sponzorovaný obsah
        hu hirdetés | reklám | szponzorált tartalom | támogatott tartalom | promóció
        ro publicitate | reclamă | advertorial | continuarea pe … | articolul continuă după …
        tr reklam | ilan | sponsorlu | sponsorlu içerik | reklamlar | resmi ilanlar | advertorial | ilanlar
        el διαφήμιση | διαφημιση | χορηγούμενο
        ru реклама [на сайте|на …] | на правах рекламы | партнёрский материал | спонсорский материал
           | партнерский материал | объявления | новости партнеров | новости партнёров
        uk реклама [на …] | новини партнерів
        id iklan | advertisement | advertorial | scroll untuk {baca|melanjutkan|lanjut} … | lanjutkan membaca …
           | pasang iklan
        vi quảng cáo | liên hệ quảng cáo
        ja 広告 | pr | スポンサーリンク | スポンサードリンク | スポンサー | タイアップ | お知らせ | プレゼント | sponsored | 企業pr | pr企画
        ko 광고 | ad | 스폰서 | 협찬 | 광고문의 | ad 광고 | 이벤트 | 보도자료
        zh 广告 | 廣告 | 推广 | 贊助 | 赞助内容 | 廣告贊助 | 猜你喜欢 | 广告服务 | 請繼續往下閱讀 | 请继续往下阅读
        is auglýsing[ar] | kynning
        he פרסומת | תוכן שיווקי | תוכן ממומן
        bg реклама
        hr oglas[i] | promo | sponzorirano
        sk reklama | inzercia
        ca publicitat
        ar إعلان | اعلان | إعلانات`,
    },
    {
      most: 400,
      lines: `
        en this advertisement has not loaded …
        en {we|this site|our site|this post|this article} … {may earn|earn|receive|may receive} [a] commission …
        en {this post|this article} … contains affiliate …
        en {prices|price} {correct|accurate} at [the] time of …
        de {mit [einem]|die mit} … gekennzeichnete[n] {link|links} … {provision|affiliate} …
        de {affiliate-links|affiliate-link|provisions-link} …`,
    },
  ],
};

/** What a site asks its readers for: an address to write to. */
export const NEWSLETTER: Table = {
  kind: 'newsletter',
  rows: [
    {
      most: 400,
      lines: `
        en [please] sign up [here|now|today|below|for free] {to|for} … {newsletter[s]|briefing[s]|inbox|email[s]
           |e-mail[s]|alert[s]|updates|daily} …
        en {subscribe|join|register} … {newsletter[s]|mailing list|inbox|daily briefing|daily email|daily digest
           |email alerts|push notifications} …
        en keep up with … newsletter
        en thanks for signing up
        en a welcome email is on its way …
        en we encountered an issue signing you up …
        en {get|receive} … {newsletter[s]|to your inbox|in your inbox|email alerts|push notifications} …
        en {our|the|free} [free|daily|weekly|morning|evening|email|e-mail|news] newsletter[s] …
        en get [the latest] [breaking] news {alerts|emails} … | download {the|our} … app[s] …
        en get {the|our} … app[s] …
        en enter your {email|e-mail} …
        en your {email|e-mail} [address] …
        en dont miss a {story|thing|beat} …
        en … {delivered|straight|directly} [straight|directly] to your inbox …
        de {jetzt|unseren|unser|unsere} … newsletter …
        de newsletter {abonnieren|anmelden|bestellen|anmeldung} …
        de {abonnieren sie|melden sie sich|erhalten sie|bestellen sie} … newsletter …
        fr {inscrivez-vous|abonnez-vous|recevez|inscription} … {newsletter[s]|infolettre} …
        es {suscríbete|suscríbase|suscribite|recibe|reciba|regístrate|inscríbete} … {newsletter|boletín|boletines} …
        pt {assine|receba|inscreva se|cadastre se} … {newsletter|boletim} …
        it {iscriviti|ricevi|registrati} … {newsletter} …
        nl {schrijf je|schrijf u|meld je|meld u|ontvang|abonneer je} … {nieuwsbrief|nieuwsbrieven|inbox|mailbox} …
        sv {prenumerera|anmäl dig|få} … {nyhetsbrev|nyhetsbrevet} …
        da {tilmeld dig|få|modtag} … {nyhedsbrev|nyhedsbrevet} …
        no {meld deg på|få|abonner på} … {nyhetsbrev|nyhetsbrevet} …
        pl {zapisz się|zapisz sie|subskrybuj|otrzymuj} … {newsletter|newslettera|newsletterze|skrzynkę} …
        ru подпишитесь на … {рассылку|новости} …
        id {simak|dapatkan|ikuti} … {berita|breaking news} … whatsapp channel …
        zh … {點我下載app|点我下载app} …`,
    },
    {
      // Labels of fields and buttons, and heads of their boxes.
      most: 70,
      lines: `
        en [our|free|daily|weekly|email|e-mail] newsletter[s] [sign up|signup|preferences|archive]
        en {sign up|signup|subscribe} [for|to] [our] {newsletter[s]|email[s]|alerts|updates|email updates|email alerts
           |daily newsletter|news alerts}
        en {email|e-mail} [address|alerts|updates|newsletter[s]|newsletter sign up|notifications|news]
        en [breaking] news {alerts|emails}
        en {stay|keep} {updated|informed|up to date|in the loop|in the know} …
        en {get|download} [the|our] [mobile|free] app[s]
        en [mobile|our] app[s]
        en available on | download on the app store | download on [the] … | get it on [google play] | google play
           | app store
        en {enable|allow|turn on|get} [push|desktop|browser] notifications
        en visit the app store …
        en {ios|android|iphone|ipad} app[s] | add to [your] home screen | install [the|our|this] app | news app[s]
        en [daily|morning|evening] briefing[s]
        de [zum|unser] newsletter | unsere newsletter | alle newsletter | ihre e-mail[-adresse]
           | e-mail-adresse | e-mail adresse | push-nachrichten | push-benachrichtigungen | app {herunterladen|laden|installieren}
           | {hol dir|holen sie sich|lade|laden sie} … app | {bleib|bleiben sie} auf dem laufenden … | zum startbildschirm hinzufügen
           | unsere apps | zur app | jetzt anmelden
        fr newsletter[s] | lettre dinformation | infolettre[s] | votre {adresse|email|e-mail} …
           | adresse {e-mail|email|mail|électronique} | inscrivez-vous | je minscris | recevez nos newsletters
           | notifications | restez informé[s] … | application {ios|android} | télécharger lapplication | télécharger lappli | nos applications | application mobile
           | sinscrire aux newsletters | s inscrire
        es newsletter[s] | boletín | boletines | suscríbete | correo electrónico | tu {correo|email|e-mail}
           | descarga {la app|nuestra app|la aplicación} | recibe {nuestras noticias|las noticias|alertas} …
           | notificaciones
        pt newsletter[s] | boletim | seu {e-mail|email|melhor e-mail|melhor email} | baixe o app … | receba notícias …
           | notificações
        it newsletter | iscriviti [alla newsletter] | la tua {mail|email|e-mail} | indirizzo {email|e-mail}
           | scarica lapp | le nostre newsletter
        nl nieuwsbrief | nieuwsbrieven | [je|uw] e-mailadres | aanmelden nieuwsbrief | download {de|onze} app
           | inschrijven
        nordic nyhetsbrev | nyhedsbrev | nyhedsbreve | din e-post[adress] | din e-mail | e-postadress | e-post
           | tilmeld nyhedsbrev | uutiskirje[et] | hent appen | last ned appen | ladda ner appen
        pl newsletter | twój {e-mail|email|adres e-mail} | zapisz się | adres e-mail | pobierz aplikację
           | powiadomienia
        tr bülten | e-bülten | e-posta [adresiniz] | abone ol | uygulamayı indir | bildirimler
        ru рассылка | рассылки | подписаться на рассылку | ваш e-mail | ваш email | скачать приложение | уведомления
        ja メールマガジン | メルマガ | メルマガ登録 | メールアドレス | ニュースレター | アプリ | アプリをダウンロード | 通知
        ko 뉴스레터 | 뉴스레터 구독 | 이메일 | 앱 다운로드 | 알림
        zh 电子报 | 電子報 | 訂閱電子報 | 下载app | 下載app`,
    },
  ],
};

/** Accounts, subscriptions, walls and donations. */
export const SUBSCRIBE: Table = {
  kind: 'subscribe',
  rows: [
    {
      // Buttons and links around an account.
      most: 40,
      lines: `
        en {log|sign} {in|out|off|on|up}
        en login | logout | signin | signout | signup | register | subscribe | donate | donate now | donations
           | give now | support us | join us | join now | join today | subscription[s] | membership[s]
           | become a member | premium | premium content | subscribers only | members only | for subscribers
           | subscriber {services|exclusive|only|content|login|account|benefits}
           | subscribe {now|today|here|for …|to …} | start [your] free trial | free trial | try for free
           | gift subscriptions | manage [my|your] subscription[s] | print subscription | digital subscription
           | home delivery | e-edition | eedition | e-paper | epaper | digital edition | print edition
           | digital replica
        en {log|sign} in {or|and|with|to|here|via|using|/} …
        en {my|your|the|create [an|your|a] [free]|manage [my|your]} {account|profile|subscription|portfolio
           |watchlist} [settings]
        en {register|registration} [now|here|for free|free|today]
        en welcome [back] [guest]
        en you are {logged|signed} in [as …] | {account|login} {settings|details} | {personal|payment} details
        en forgot [your] password
        en password | username | user name | remember me | new user | not registered
        de anmelden | abmelden | einloggen | ausloggen | registrieren | login | logout | abo | abos | abonnieren
           | abonnement | abonnements
           | jetzt {abonnieren|registrieren|anmelden|bestellen|kaufen|testen|spenden|unterstützen} …
           | abo {bestellen|kündigen|abschließen|service|shop|testen} | aboservice | abo-service | e-paper | epaper
           | {mein|ihr|dein} {konto|profil|abo|kundenkonto|kundenbereich} | kundenbereich
           | {plus|premium} {kaufen|testen|abonnieren|abo} | zum e-paper | e-paper lesen | sie sind angemeldet [als …] | persönliche daten | konto | profil | passwort [vergessen] | benutzername | spenden
           | unterstützen [sie uns] | mitglied werden | probeabo | probe-abo | # {wochen|monate|monat} … testen
           | für abonnenten | nur für abonnenten | kostenlos {testen|registrieren} | kundenservice | leserservice
           | zum angebot
        fr sabonner | sidentifier | se connecter | se déconnecter | connexion | déconnexion | sinscrire
           | abonnement[s] | abonné[s] | mon compte | créer [un|mon] compte | mot de passe [oublié] | identifiant
           | faire un don | je mabonne | je me connecte | réservé aux abonnés | offre[s] [d]abonnement[s]
           | abonnez-vous … | déjà abonné … | essai gratuit | gérer mon abonnement | espace abonné[s]
           | édition abonnés | article réservé … | soutenez-nous | le journal numérique | journal numérique
           | inscription
        es suscribirse | suscríbete {ahora|ya|hoy|por …|desde …} | suscripción | suscripciones | iniciar [sesión]
           | inicia sesión | cerrar sesión | acceder | registrarse | regístrate | registro | ingresar | ingresa
           | mi cuenta | crear cuenta | contraseña | usuario | olvidé mi contraseña | solo suscriptores
           | para suscriptores | donar | hazte {socio|premium|suscriptor} | edición {impresa|digital}
        pt assine | assine {já|agora} | assinatura[s] | assinante[s] | entrar | sair | login | fazer login
           | cadastre se | cadastrar | cadastro | minha conta | senha | esqueci minha senha
           | exclusivo para assinantes | conteúdo exclusivo … | iniciar sessão | área do assinante
        it abbonati [ora|a …] | abbonamenti | abbonamento | accedi | esci | registrati | login | il mio account
           | password dimenticata | area abbonati | contenuto riservato … | sostienici | edizione digitale | profilo
        nl inloggen | uitloggen | log in | abonneren | abonnement[en] | word {abonnee|lid} … | registreren
           | mijn {account|profiel|abonnement} | wachtwoord [vergeten] | aanmelden | account [aanmaken] | doneer
           | digitale krant | voor abonnees | alleen voor abonnees
        sv logga {in|ut} | prenumerera | prenumeration | bli prenumerant | mitt konto | skapa konto | e-tidning
           | etidning | kundservice | glömt lösenord | för prenumeranter
        da log {ind|ud|på} | abonnement | bliv abonnent | min {konto|profil|side} | opret [bruger|konto|profil]
           | e-avis | eavis | kundeservice | glemt adgangskode | for abonnenter | køb abonnement
        no logg {inn|ut} | abonnement | bli abonnent | abonner | min {konto|side|profil} | opprett konto | e-avis
           | eavis | kundeservice | kundesenter | for abonnenter | kjøp abonnement
        fi kirjaudu [sisään|ulos] | rekisteröidy | tilaa [lehti] | tilaajille | oma tili | näköislehti
           | asiakaspalvelu | unohditko salasanasi
        pl zaloguj [się] | wyloguj [się] | zarejestruj [się] | rejestracja | logowanie | moje konto | prenumerata
           | subskrypcja | subskrybuj | załóż konto | hasło | nie pamiętasz hasła | e-wydanie | wesprzyj nas
           | kup {dostęp|prenumeratę}
        cs přihlásit [se] | odhlásit | registrace | registrovat | předplatné | předplatit | můj účet | heslo
        hu belépés | bejelentkezés | kijelentkezés | regisztráció | előfizetés | előfizetek | támogatás
        ro autentificare | conectare | înregistrare | abonare | abonamente | contul meu | abonează te
        tr giriş [yap] | üye {ol|girişi} | kayıt ol | çıkış [yap] | abonelik | hesabım | şifremi unuttum | e-gazete
           | egazete
        el σύνδεση | είσοδος | εγγραφή | συνδρομή | συνδρομές | ο λογαριασμός μου
        ru войти | вход | выйти | регистрация | зарегистрироваться | подписаться | подписка | личный кабинет
           | забыли пароль | поддержать [нас] | вход на сайт
        id masuk | daftar | berlangganan | langganan | keluar | akun saya
        vi đăng nhập | đăng ký | đăng xuất
        ja ログイン | ログアウト | 会員登録 | 無料会員登録 | 新規登録 | 新規会員登録 | 有料会員登録 | 購読 | 購読する | 購読申し込み | 定期購読 | マイページ | 会員限定 | 有料会員限定
           | 無料登録 | 登録 | パスワード
        ko 로그인 | 로그아웃 | 회원가입 | 구독 | 구독하기 | 구독신청 | 신문구독 | 마이페이지 | 후원 | 후원하기 | pdf보기 | 지면보기 | 회원정보
        zh 登录 | 登入 | 注册 | 註冊 | 订阅 | 訂閱 | 会员登录 | 會員登入 | 退出 | 登出 | 会员 | 會員
        is innskráning | skrá mig {inn|út} | nýskráning … | áskrift | kaupa áskrift | mínar síður | innskráð ur sem
        he התחברות | התחבר | הרשמה | הירשם | מינוי | למינויים
        bg вход | регистрация | абонамент | моят профил
        hr prijava | prijavi se | registracija | pretplata | pretplati se | moj račun
        sk prihlásiť [sa] | registrácia | predplatné | predplatiť
        ca subscriu-te | inicia [la] sessió | subscriptors
        ar تسجيل الدخول | تسجيل | اشترك [الآن] | إنشاء حساب`,
    },
    {
      // Sentences of offers and walls.
      most: 300,
      lines: `
        en become a {member|subscriber|supporter|patron} …
        en … reader-supported {publication|newsletter} …
        en you can save this article by registering …
        en [register] [or|/] {sign in|log in|subscribe|register} to unlock …
        en unlimited online access to …
        en {already|not} a {subscriber|member} …
        en already {have an account|subscribed|registered} …
        en dont have an account …
        en support {us|our {journalism|work|newsroom}|{independent|quality|local} {journalism|news}} …
        en make a {donation|contribution} …
        en {this|the} {article|content|story} is [only] {for|available|reserved} … {subscriber[s]|member[s]} …
        en [to] {continue|keep} reading … {subscribe|subscribing|subscription|register|registering|log|login|sign} …
        en subscribe {now|today} …
        en this {article|story|essay|feature} appears in the … issue … subscribe now
        en for more {from|on|about} … {pick up|check out|subscribe} … issue …
        en subscribe {for|to} {unlimited|full|just|only|our|the|as little} …
        en unlimited [digital] access …
        en {thank you for|thanks for} {subscribing|reading} …
        en you {have|ve} {read|reached|used} … articles …
        de {um|zum} … {weiterzulesen|weiterlesen} … {abo|anmelden|registrieren|abonnieren} …
        de {sie haben|du hast} {bereits|schon|noch kein[en]} {ein|einen|ein digital} {abo|konto|abonnement|account} …
        de {bereits|schon|noch kein|noch nicht} {abonnent[in]|registriert|kunde|mitglied} …
        de {dieser|der} {artikel|inhalt|text} ist {nur|exklusiv} für …
        fr {cet article|ce contenu} est [réservé|exclusivement] … abonnés …
        es {este|el} {contenido|artículo} es [exclusivo|solo] para {suscriptores|usuarios} …
        es ya {eres|soy|tienes} {suscriptor|suscriptora|una cuenta|cuenta} …
        pt {este|o} conteúdo é exclusivo para assinantes …
        pt já {é|sou} assinante …
        it {hai già|sei già|già} {un account|un abbonamento|abbonato|registrato} …
        nl {al|heb je al een|heeft u al een|nog geen} {abonnee|account|abonnement} …
        sv {redan|är du redan} prenumerant …
        da {allerede|er du allerede} abonnent …
        pl {masz już|nie masz} {konto|konta|prenumeratę} …`,
    },
  ],
};
