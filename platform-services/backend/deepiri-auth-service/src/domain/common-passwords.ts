/**
 * The most common passwords of at least eight characters, in lower case, from years of published leaks.
 * A short list on purpose: it stops the guesses that every attacker tries first, and works without a network.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
    !qaz2wsx 01010101 01234567 0123456789 0987654321 0okm9ijn 10101010 10203040 1020304050 102030405060 11223344
    1122334455 112233445566 12121212 12312312 123123123 123123123a 123321123 12341234 12344321 1234512345 123454321
    1234554321 123456123 123456123456 12345678 123456789 1234567890 1234567891 12345678910 123456789a 123456789q
    123456789z 12345678a 12345679 1234567q 123456ab 123456abc 12345abc 12345qwert 1234abcd 1234qwer 123asd123 123qwe123
    123qweasd 123qweasdzxc 12qwaszx 13131313 13579246 135792468 1357924680 147258369 147852369 14789632 147896325
    1478963250 159357456 15935746 159753456 1a2b3c4d 1a2b3c4d5e 1q2w3e4r 1q2w3e4r! 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx
    1qaz2wsx3edc 1qazxsw2 21212121 23232323 24681012 246813579 258456789 2wsx3edc 31415926 314159265 321321321 3edc4rfv
    456456456 69696969 741852963 789456123 789789789 87654321 963852741 987654321 9876543210 9ijn8uhb a1234567 a12345678
    a123456789 a1b2c3d4 a1b2c3d4e5 a1s2d3f4 aa123456 aa12345678 aa@123456 aaa12345 ab123456 abc12345 abc123456
    abc123456789 abc123abc abc@1234 abc@12345 abcabcabc abcd1234 abcd12345 abcd123456 abcde12345 abcdef12 abcdef123
    abcdefgh abcdefghi abcdefghij access123 access14 admin123 admin123! admin1234 admin12345 admin123456 admin2020
    admin@123 admin@1234 adminadmin administrator alejandra alejandro alexander alexander1 alexandra alexandra1 amanda12
    amanda123 america1 andrew12 andrew123 android1 android123 angel123 angel1234 angels12 anthony1 apple123 apple1234
    arsenal1 arsenal123 asd123456 asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl asdfjkl; asdfzxcv asdqwe123 ashley12
    ashley123 asshole1 australia autumn123 autumn2024 azerty12 azerty123 azertyui azertyuiop babyblue babyboy1 babygirl
    babygirl1 babygirl12 babylove bailey12 banana12 banana123 barcelona barcelona1 baseball baseball1 baseball123
    basketball basketball1 batman12 batman123 beautiful beautiful1 benjamin benjamin1 bitch123 blackcat blackjack
    blessed1 blessing blink182 blueberry bmw12345 bonjour1 brandon1 brandon123 brazil123 bubbles1 bubbles123 bulldog1
    bulldogs bullshit buster12 buster123 butterfly butterfly1 california camaro69 canada123 carolina caroline catherine
    celtic123 celtic1888 champion champion1 change123 changeme changeme1 changeme123 charlie1 charlie123 cheese12
    cheese123 cheesecake chelsea1 chelsea123 cherry12 cherry123 chevelle chevrolet chicago1 chocolate chocolate1
    christian christina christopher church12 cinnamon coffee12 coffee123 computer computer1 computer123 contrasena
    contraseña cookie12 cookie123 cookies1 corazon1 correcthorsebatterystaple corvette cowboys1 creative cupcake1
    d1234567 daniel12 daniel123 danielle danielle1 darling1 december december1 deepiri1 deepiri123 deepiri1234 default1
    default123 demo1234 demodemo diamond1 diamonds discovery doggie12 dollar123 dolphin1 dolphins dontknow dracula1
    dragon12 dragon123 dragon1234 eagles12 elizabeth elizabeth1 eminem123 estrella everton1 explorer facebook facebook1
    facebook123 faith123 familia1 family123 february fernanda fernando ferrari1 ferrari123 florida1 fluffy12 football
    football1 football12 football123 forever1 forever21 fortnite fortnite1 francisco freedom1 freedom123 friday13
    friends1 friends123 friendship frodo123 fuckme69 fuckoff1 fuckyou! fuckyou1 fuckyou123 fuckyou2 gabriel1 gabriela
    gandalf1 garfield garrett1 gemini12 germany1 getmoney ginger12 ginger123 godisgood godislove goldfish goodbye1
    goodluck goodmorning google12 google123 google1234 gorgeous guest123 guest1234 guestguest guitar123 hallo123
    hallo1234 hallohallo handsome hannah12 hannah123 harley12 harley123 harleydavidson harrypotter haslo123 heaven12
    hello123 hello1234 hello12345 hellohello hellokitty helloworld hershey1 hockey123 hogwarts hola1234 hondacivic
    hotgirl1 hunter01 hunter12 hunter123 hurricane icecream ihateyou ihateyou1 ilovegod iloveher ilovehim iloveme1
    ilovemyself iloveu123 iloveyou iloveyou! iloveyou1 iloveyou12 iloveyou123 iloveyou2 iloveyou3 iloveyouso imissyou
    india123 india@123 infinity infinity1 instagram internet internet1 internet123 iphone123 ireland1 ironman1 isabella
    isabella1 january1 jennifer jennifer1 jessica1 jessica123 jesus123 jesus777 jesuschrist jesusislord jonathan
    jonathan1 jordan12 jordan123 jordan23 joshua12 joshua123 justin12 justin123 justinbieber juventus katherine kawasaki
    killer12 killer123 kimberly kimberly1 kitty123 kittycat lakers24 letmein! letmein1 letmein12 letmein123 letmeinn
    lightning linkedin linux123 liverpool liverpool1 lkjhgfdsa login123 login1234 lollipop london12 london123 love1234
    love12345 lovebug1 lovelove lovely123 loveme123 lover123 loveyou1 loveyou2 lucky123 lucky1234 lucky777 m1234567
    maggie12 manager1 manager123 manchester manunited manutd12 mariposa master12 master123 matrix123 matthew1 maverick
    maverick1 melissa1 mercedes mercedes1 metallica metallica1 michael1 michael123 michelle michelle1 mickey12
    mickeymouse microsoft microsoft1 midnight midnight1 minecraft minecraft1 minnie12 mnbvcxz1 mnbvcxza monday123
    money123 moneymoney monkey12 monkey123 monkey1234 monster1 monster123 moonlight motdepasse mountain music123
    mustang1 mustang123 myloveyou mypassword mysql123 naruto123 natasha1 newpassword newyork1 newyork123 nicholas
    nicholas1 nicole12 nicole123 ninja123 nintendo nopass123 nopassword nothing1 november november1 october1 olivia12
    olivia123 onedirection oracle123 orange12 orange123 p@55w0rd p@ssw0rd p@ssw0rd1 p@ssw0rd123 p@ssword p@ssword1
    pa$$word pa55w0rd pa55word packers1 panther1 panthers paradise parola123 pass1234 pass12345 pass@123 pass@word1
    passpass passport passw0rd passw0rd1 passwor1 password password! password. password01 password1 password1!
    password12 password123 password1234 password12345 password2 password3 password@1 password@123 passwords passwort
    passwort1 passwort123 patricia patrick1 patriots peanut12 peanut123 pepper12 pepper123 phoenix1 phoenix123 pikachu1
    platinum playstation plokijuh poiuytre poiuytrewq pokemon1 pokemon123 popcorn1 porsche1 porsche911 postgres predator
    princesa princess princess1 princess12 princess123 princess2 pumpkin1 puppy123 pussy123 q1234567 q12345678 q1w2e3r4
    q1w2e3r4t5 q1w2e3r4t5y6 qazwsx123 qazwsxedc qazxswedc qq123456 qw123456 qwe123qwe qweasd123 qweasdzxc qweqweqwe
    qwer1234 qwerasdf qwerfdsa qwert123 qwert12345 qwerty01 qwerty1! qwerty12 qwerty123 qwerty123! qwerty1234
    qwerty12345 qwerty123456 qwerty@123 qwertyqwerty qwertyu1 qwertyui qwertyuiop raiders1 rainbow1 rainbow123 rangers1
    realmadrid redskins richard1 robert12 robert123 roblox123 rockstar rockstar1 rocky123 root1234 rootpass rootroot
    s1234567 samantha samantha1 samsung1 samsung12 samsung123 samurai1 schatz123 scooby12 scoobydoo scorpio1 scorpion
    scotland scotland1 sebastian sebastian1 secret12 secret123 secret1234 secretsecret senha123 senha1234 september
    server123 sexy1234 sexygirl sexysexy shadow12 shadow123 skittles slayer666 slipknot slipknot1 snickers snoopy12
    snowball snowman1 soccer12 soccer123 softball softball1 something sophie12 spiderman spiderman1 spring123 spring2024
    spring2025 starlight startrek starwars starwars1 steelers steelers1 stephanie stephanie1 strawberry success1
    success123 summer01 summer12 summer123 summer2020 summer2021 summer2022 summer2023 summer2024 summer2025 sunflower
    sunflower1 sunshine sunshine1 sunshine123 superman superman1 superman123 sweetheart sweetie1 sweetpea teamo123
    teamomucho teddybear temp1234 temp12345 temporary tequiero terminator test123! test1234 test12345 test123456
    tester123 testing1 testing123 testpass testtest texas123 thankyou thankyou1 thomas12 thomas123 thunder1 thunder123
    tigers12 tinkerbell toor1234 toyota123 trustme1 trustno1 ubuntu123 universe user1234 user12345 useruser valentina
    vampire1 veronica victoria victoria1 voldemort volleyball w1234567 warrior1 warriors welcome! welcome01 welcome1
    welcome1! welcome12 welcome123 welcome1234 welcome2 welcome@1 welcome@123 whatever whatever1 william1 windows1
    windows10 winnie12 winter12 winter123 winter2020 winter2021 winter2022 winter2023 winter2024 winter2025 yahoo123
    yamaha12 yamaha123 yankees1 yankees2 youtube1 z1234567 z123456789 zaq!2wsx zaq12wsx zaq1xsw2 zaq1zaq1 zombie12
    zxcvasdf zxcvbnm, zxcvbnm1 zxcvbnm123 zxczxczxc
  `
    .trim()
    .split(/\s+/),
);
