/**
 * What demo people say to each other, in English and in Russian. `{place}`, `{camera}`, `{tag}` and `{friend}` stand for a place and a camera of
 * theirs, a tag of the photos they show, and the username of a friend.
 */
type Talk = {
  /** Posts that show photos. */
  shown: readonly Piece[];
  /** Posts of words alone. */
  alone: readonly Piece[];
  /** On the wall of a friend. */
  wall: readonly string[];
  /** Under a photo. */
  onPhoto: readonly string[];
  /** Under a post. */
  onPost: readonly string[];
  /** What the author answers. */
  answers: readonly string[];
};

type Piece = { title: string; topic: string; text: string };

const piece = (text: string, title = "", topic = ""): Piece => ({ title, topic, text });

const ENGLISH: Talk = {
  shown: [
    piece("Three mornings in {place}, and only the last one had light. #{tag}", "The third morning"),
    piece("Back from {place}. The rest follows when I have slept. #{tag} #travel"),
    piece("Same spot as last year, other weather. I like this one better. #{tag}"),
    piece("@{friend} was right about {place}: be there an hour before everyone else. #{tag}", "", "Places"),
    piece("First walk with the {camera} that was worth showing. #{tag} #newgear", "", "Gear"),
    piece("Rejected at first, and a week later it is the only one I look at. #{tag} #edit"),
    piece("Printed these at A3 today. Paper forgives what a screen does not, and the other way round. #{tag} #print", "From screen to paper"),
    piece("What would you have cropped? I cannot decide, so here they are uncropped. #{tag} #critique", "Crop or not?", "Critique wanted"),
  ],
  alone: [
    piece("Does anybody here keep the {camera} set to auto ISO at night? I gave up on it again. #nightsky", "", "Gear"),
    piece("Who comes along to {place} on Saturday? Tripods welcome, hurry is not. @{friend} has the key to the hut. #meetup", "Saturday", "Walks"),
    piece(
      "The blue hour is longer than one thinks, and this explains why: https://en.wikipedia.org/wiki/Blue_hour\nBring something warm. #bluehour",
      "Blue hour, a reminder",
    ),
    piece("Two rolls came back from the lab. Half of the first is my thumb. #film #35mm"),
    piece("Rule for this month: one lens, no deleting in the field.\n\nThe second half is the hard one. #onelens", "One lens, one month"),
    piece("Thank you all for the comments under the last ones. @{friend}, I tried what you said about the horizon, and it works."),
    piece("If your photos show the wrong hour after a journey, look at this before you rename a thousand files: https://exiftool.org/faq.html", "", "Workflow"),
    piece("Cleaned the sensor. It was not the sensor. #gear"),
    piece("Forecast for {place}: fog until nine, then sun. You know where to find me. #fog", "Fog tomorrow"),
    piece("I have sold the zoom and keep two primes. Ask me again in a month. #onelens", "", "Gear"),
    piece("A reminder to myself: turn around. The better picture was behind me twice this week."),
    piece("Who prints at home, and on what paper? Mine curls. #print #paper", "Paper that stays flat", "Printing"),
    piece("Backup finished, 2.1 TB, nine hours. If yours is older than a month, this is your sign. #workflow", "", "Workflow"),
    piece("Ten years ago today I bought my first camera. It still works, and so do I. #{tag}"),
    piece("Looking for somebody in {place} who shows me around with a tripod. I bring cake. #meetup", "", "Walks"),
    piece("Two hours in the rain for one frame. It is on my page; the umbrella is not. #rain"),
  ],
  wall: [
    "Saw the exhibition notice and thought of you. Coming, @{friend}?",
    "Your last series has been open in a tab for three days now. #inspiration",
    "Happy birthday! May the light be low and the batteries warm.",
    "Here is the map of {place} that I promised: https://www.openstreetmap.org/",
    "I owe you a coffee and a lens cap.",
  ],
  onPhoto: [
    "How still the water is.",
    "The light on the left makes it.",
    "Where did you stand for this?",
    "I would hang this on a wall.",
    "That sky is real? Wonderful.",
    "A touch less contrast in the shadows, perhaps. Otherwise perfect.",
    "Which filter, if any?",
    "Great timing.",
    "Been there ten times and never saw it like this.",
    "The colours are so quiet. I like that.",
    "f/8 and be there, as they say.",
    "This needs to be seen large.",
    "Straight out of the camera?",
    "The grain suits it. #film",
  ],
  onPost: [
    "I am in.",
    "Same here, to be honest.",
    "Thank you for the link!",
    "Saving this for the weekend.",
    "Count me in, weather permitting.",
    "Ha! Mine is the left thumb.",
    "More of these, please.",
  ],
  answers: [
    "Thank you!",
    "From the bridge, at the second lamp.",
    "No filter, only patience.",
    "Good eye. I will try that.",
    "An hour before sunrise, and cold.",
    "Come along next time!",
  ],
};

const RUSSIAN: Talk = {
  shown: [
    piece("Три утра подряд — {place}. Свет был только на третье. #{tag}", "Третье утро"),
    piece("Вернулись. Остальное покажу, когда высплюсь. #{tag} #поездки"),
    piece("То же место, что и год назад, а погода другая. Так мне нравится больше. #{tag}"),
    piece("@{friend}, спасибо за совет: приходить надо за час до всех. #{tag}", "", "Места"),
    piece("Первая прогулка с {camera}, после которой есть что показать. #{tag}", "", "Техника"),
    piece("Сначала забраковал, а через неделю смотрю только на этот кадр. #{tag} #обработка"),
    piece("Как бы вы кадрировали? Не могу решить, поэтому без обрезки. #{tag}", "Резать или нет?", "Нужен совет"),
  ],
  alone: [
    piece("Кто едет в субботу? Штативы приветствуются, спешка — нет. Ключ от домика у @{friend}. #встреча", "Суббота", "Прогулки"),
    piece("Из лаборатории вернулись две плёнки. Половина первой — мой палец. #плёнка"),
    piece("Режимное время длиннее, чем кажется: https://ru.wikipedia.org/wiki/Синий_час\nТолько одевайтесь теплее. #bluehour", "О синем часе"),
    piece("Правило на месяц: один объектив и ничего не удалять на месте.\n\nВторое труднее. #одинобъектив", "Один объектив"),
    piece("Спасибо всем за отзывы под последними снимками. @{friend}, с горизонтом вышло, как вы говорили."),
    piece("Почистил матрицу. Дело было не в матрице. #техника"),
    piece("Завтра обещают туман до девяти. Где меня искать, вы знаете. #туман", "Завтра туман"),
    piece("Напоминание себе: обернись. Дважды за неделю лучший кадр был за спиной."),
    piece("Кто печатает дома и на какой бумаге? Моя сворачивается. #печать", "Ровная бумага", "Печать"),
    piece("Десять лет назад купил первую камеру. Она ещё работает, я тоже. #{tag}"),
    piece("Два часа под дождём ради одного кадра. Кадр на странице, зонт не выжил. #дождь"),
  ],
  wall: [
    "Увидела афишу выставки и сразу вспомнила о вас. Пойдём, @{friend}?",
    "Ваша последняя серия третий день открыта в соседней вкладке.",
    "С днём рождения! Пусть свет будет низким, а аккумуляторы тёплыми.",
    "С меня кофе и крышка для объектива.",
  ],
  onPhoto: [
    "Какая тихая вода.",
    "Свет слева всё решает.",
    "Откуда снимали?",
    "Повесил бы на стену.",
    "Небо настоящее? Чудо.",
    "Тени я бы чуть приоткрыл, а так — прекрасно.",
    "Был там десять раз и ни разу такого не видел.",
    "Смотреть надо крупно.",
    "Очень спокойные цвета.",
    "Поймали момент!",
  ],
  onPost: ["Я с вами.", "Честно говоря, у меня то же самое.", "Спасибо за ссылку!", "Сохраню до выходных.", "Приду, если не зальёт."],
  answers: [
    "Спасибо!",
    "С моста, у второго фонаря.",
    "Без фильтра, только терпение.",
    "Попробую, спасибо за совет.",
    "За час до рассвета, и было холодно.",
    "Приезжайте в следующий раз!",
  ],
};

export const TALK = { en: ENGLISH, ru: RUSSIAN } as const;

/** Puts words in the places of a text that stand for them. */
export const filled = (text: string, words: Readonly<Record<string, string>>): string => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => words[name] ?? "");
