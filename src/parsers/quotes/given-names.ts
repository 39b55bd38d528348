/** Given names that tell a person's gender nearly always, in English-language news. For pronouns, and nothing else. */
import { words } from './languages/words.js';

export const FEMALE_NAMES = words(`
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley dorothy kimberly emily
  donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy shirley angela helen anna brenda pamela
  nicole ruth katherine samantha christine emma catherine debra virginia rachel carolyn janet maria heather diane julie joyce victoria kelly
  christina joan evelyn lauren judith olivia megan cheryl martha andrea frances hannah jacqueline ann jean alice kathryn gloria teresa doris
  sara janice julia marie madison grace judy theresa beverly denise marilyn amber danielle rose brittany diana abigail natalie jane lori
  alexis tiffany kayla hillary ivanka melania nikki kellyanne angelina theresa jill kate anne charlotte sophie lucy claire fiona
  nina tatiana olga natalia elena svetlana irina fatima aisha priya ursula greta ingrid carly condoleezza kamala nancy elena sonia
`);

export const MALE_NAMES = words(`
  james robert john michael david william richard joseph thomas christopher charles daniel matthew anthony mark donald steven andrew paul joshua
  kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon
  benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah
  ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel
  joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene barack bernie ted marco
  jeb ben mike rand chris jim tim tom bill bob dan greg jeff ken matt nick pete rick ron sam steve tony vladimir sergei dmitri dmitry igor
  ahmed mohammed muhammad ali omar hassan hussein abdul carlos luis pedro miguel antonio justin stephen simon graham ian neil craig darren
`);
