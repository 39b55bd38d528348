/** Titles and lines that say that a page is no article, and those that only sound like it. */
import { describe, expect, it } from 'vitest';
import { asksConsent, asksToPay, isError, isLogin } from '../../src/parsers/no-article/words.js';

describe('isError', () => {
  it.each([
    '404',
    'Error 404: Page not found',
    '403 Forbidden | The Times',
    'Page not found - Gatekeeper',
    "Oops! That page can't be found.",
    'Sorry, this article is no longer available',
    'We couldn’t find the page you were looking for',
    'Diese Seite konnte nicht gefunden werden',
    'Oups ! Cette page est introuvable.',
    'La página que buscas no existe',
    'Sidan hittades inte',
    'Este contenido ya no está disponible',
    'Strona nie została znaleziona',
    'ページが見つかりません：みなと新報',
    'Attention Required! | Gatekeeper',
    'Stránka nenalezena',
    'Az oldal nem található',
    'Pagina nu a fost găsită',
    'Η σελίδα δεν βρέθηκε',
    'Страница не найдена',
    'Sayfa bulunamadı',
    'Stranica nije pronađena - Lučki list',
    'Sivua ei löytynyt',
    'Puslapis nerastas',
    'الصفحة غير موجودة',
    'הדף לא נמצא',
    'पेज नहीं मिला',
    'Halaman tidak ditemukan',
    'Trang không tồn tại',
    'Сторінку не знайдено',
    'ไม่พบหน้าที่คุณต้องการ',
  ])('%s', (title) => expect(isError([title])).toBe(true));

  it.each([
    '404 seals counted on the sandbanks',
    'No survivors found',
    'UPS: drivers to strike over Easter',
    'Missing diary page found in attic',
    'A page of history that was not found in any book until a gardener lifted a stone last week',
    'Access denied to reporters at the dam, court hears',
    'Kein Täter gefunden: Polizei bittet um Hinweise',
    'Site of new school not available before June',
    'Nestali planinar nije pronađen',
    'Kayıp balıkçı hâlâ bulunamadı',
    'Korban kapal tidak ditemukan',
    'Haber alınamayan balıkçı bulunamadı',
    'Druga strana ne postoji',
    'Jejak pelaku di halaman rumah tidak ditemukan',
  ])('not: %s', (title) => expect(isError([title])).toBe(false));
});

describe('isLogin', () => {
  it('reads the parts of a title', () => {
    expect(isLogin(['Gatekeeper - Sign in to your account'])).toBe(true);
    for (const title of [
      'Anmelden | Seekurier',
      'Přihlášení - Noviny',
      'Вход | Газета',
      'تسجيل الدخول',
      'Masuk - Kabar',
    ])
      expect(isLogin([title])).toBe(true);
    for (const title of ['Вход в музей станет платным', 'Входной билет подорожал', 'Masuk musim hujan'])
      expect(isLogin([title])).toBe(false);
    expect(isLogin(['Signing ceremony put off until May'])).toBe(false);
  });
});

describe('asksConsent', () => {
  it('takes a topic and somebody who is spoken to', () => {
    expect(asksConsent('We and our 842 partners use cookies to store information on your device.')).toBe(
      true,
    );
    expect(asksConsent('Mit Ihrer Einwilligung verarbeiten wir personenbezogene Daten.')).toBe(true);
    expect(asksConsent('Met jouw toestemming gebruiken we die gegevens om te meten wat je leest.')).toBe(
      true,
    );
    expect(asksConsent('S vaším souhlasem používáme soubory cookie.')).toBe(true);
    expect(asksConsent('Мы используем файлы cookie на этом сайте.')).toBe(true);
    expect(asksConsent('The shop set cookies without the consent of its customers, a court found.')).toBe(
      false,
    );
    expect(asksConsent('We asked both partners, and neither would say who had signed.')).toBe(false);
  });
});

describe('asksToPay', () => {
  it('takes offers to read on, and no report on subscriptions', () => {
    expect(asksToPay('Subscribe to continue reading')).toBe(true);
    expect(asksToPay('Cet article est réservé aux abonnés')).toBe(true);
    expect(asksToPay('Dette er en artikkel for våre abonnenter')).toBe(true);
    expect(asksToPay('Tento článek je pouze pro předplatitele')).toBe(true);
    expect(asksToPay('Статья доступна только для подписчиков')).toBe(true);
    expect(asksToPay('Ainult tellijatele')).toBe(true);
    expect(asksToPay('Arve saadetakse tellijale kuu lõpus.')).toBe(false);
    expect(asksToPay('Автомобили по подписке подорожали.')).toBe(false);
    expect(asksToPay('The paper lost four thousand subscribers in a year, its owner said.')).toBe(false);
  });
});
